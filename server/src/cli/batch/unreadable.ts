/** What cannot be read and is nobody's fault here: the message is the sentence for the person who sent it. */
export class Unreadable extends Error {}
