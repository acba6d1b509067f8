/** A letter as it reads, on the screen of the office. */
export function LetterText({
  letter,
}: {
  letter: {
    title: string
    addressee: string
    paragraphs: readonly string[]
    attachments: readonly string[]
    issuer?: string
    date?: string
    number?: string
  }
}) {
  return (
    <article
      className="letter"
      style={{ border: '1px solid #d9d9d9', padding: '24px 32px', background: '#fff' }}
    >
      <h3 style={{ textAlign: 'center', fontSize: 20, margin: '0 0 4px' }}>{letter.title}</h3>
      {letter.number ? <p style={{ textAlign: 'center' }}>{letter.number}</p> : null}
      <p>{letter.addressee}：</p>
      {letter.paragraphs.map((text, at) => (
        <p key={`${at}${text.slice(0, 12)}`} style={{ textIndent: '2em', lineHeight: 1.8 }}>
          {text}
        </p>
      ))}
      {letter.attachments.map((text, at) => (
        <p key={text} style={{ textIndent: '2em' }}>
          附件{at + 1}：{text}
        </p>
      ))}
      {letter.issuer ? (
        <p style={{ textAlign: 'right' }}>
          {letter.issuer}
          <br />
          {letter.date}
        </p>
      ) : null}
    </article>
  )
}
