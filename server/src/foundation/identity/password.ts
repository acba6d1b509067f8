import { dictionary } from '@zxcvbn-ts/language-common'

export type PasswordFault =
  | { code: 'identity.password_short'; least: number }
  | { code: 'identity.password_classes'; classes: number }
  | { code: 'identity.password_personal' }
  | { code: 'identity.password_known' }

export interface PasswordRule {
  minLength: number
  classes: number
}

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]

/** Why this password may not be used; undefined when it may. History and age are looked up elsewhere. */
export function passwordFault(
  rule: PasswordRule,
  password: string,
  person: { login: string },
): PasswordFault | undefined {
  if ([...password].length < rule.minLength) return { code: 'identity.password_short', least: rule.minLength }
  if (classes.filter((pattern) => pattern.test(password)).length < rule.classes)
    return { code: 'identity.password_classes', classes: rule.classes }
  const plain = password.toLowerCase()
  const parts = person.login.toLowerCase().split(/[^a-z0-9]+/)
  if ([person.login.toLowerCase(), ...parts].some((part) => part.length >= 4 && plain.includes(part)))
    return { code: 'identity.password_personal' }
  if (isBreached(password)) return { code: 'identity.password_known' }
  return undefined
}

/** Words that local lists of leaked passwords are full of. */
const local = [
  'woaini',
  'woaini1314',
  'zhengfu',
  'zhongguo',
  'guanliyuan',
  'admin',
  'gongkai',
  'xinxi',
  'mima',
]

let known: ReadonlySet<string> | undefined

/**
 * Stands in the offline list of leaked passwords, as it is or with the usual dress: capitals, digits and marks at
 * the end, letters written as digits.
 */
export function isBreached(password: string): boolean {
  known ??= new Set([...(dictionary['passwords-common'] ?? []).map(String), ...local])
  const plain = password.normalize('NFKC').toLowerCase()
  const bare = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const unleet = plain
    .replace(/[^a-z0-9@$!]+$/g, '')
    .replace(/\d+$/g, '')
    .replaceAll('@', 'a')
    .replaceAll('0', 'o')
    .replaceAll('1', 'i')
    .replaceAll('3', 'e')
    .replaceAll('$', 's')
    .replaceAll('!', 'i')
  const list = known
  return [plain, bare, unleet].some((form) => form.length >= 4 && list.has(form))
}
