// What makes a password good enough: long, not one that everybody tries, not the person's own name. No rules about signs and capitals: they
// make passwords hard to keep and easy to guess. The page judges by the same rules while one types.

import { withoutAccents } from '#base/without-accents.ts'

export const LEAST_PASSWORD = 12
export const MOST_PASSWORD = 200
const STRONG_LENGTH = 18
const FEW_LETTERS = 5

export type PasswordFault = 'too_short' | 'too_long' | 'common' | 'repeats' | 'like_name'
export type Strength = PasswordFault | 'fair' | 'strong'

/** Words that leaked passwords are made of, here and elsewhere; without accents, signs and digits. */
const common =
  `admin administrator password passwd pass word matkhau mat khau qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcdef
abcdefgh iloveyou love letmein welcome monkey dragon football master login user test guest root secret default camera hikvision dahua
ezviz imou kbvision vietnam viet nam hanoi saigon congan canbo trucban truc ban cong an xa phuong quantri quan tri matthan mat than
anhyeuem emyeuanh yeu em anh toi ban xinchao xin chao thoi nguyen tran pham hoang phan dang bui khongcho khongbiet khong biet`.split(
    /\s+/,
  )
const known = new Set(common)
const LONGEST_COMMON = Math.max(...common.map(word => word.length))

/** How good it is; `names` are what others know of the person and the place. */
export const judgePassword = (given: string, names: readonly string[] = []): Strength => {
  const password = given.normalize('NFC')
  const length = [...password].length
  if (length < LEAST_PASSWORD) return 'too_short'
  if (length > MOST_PASSWORD) return 'too_long'
  if (new Set(password.toLowerCase()).size < FEW_LETTERS || isRun(password)) return 'repeats'
  const letters = lettersOf(password)
  if (isMadeOf(letters, known)) return 'common'
  if (isMadeOf(letters, new Set([...known, ...names.flatMap(wordsOf)]))) return 'like_name'
  return length >= STRONG_LENGTH ? 'strong' : 'fair'
}

export const isFault = (strength: Strength): strength is PasswordFault => strength !== 'fair' && strength !== 'strong'

/** Each sign follows from the one before: 123456789012, abcdefghijkl; and the same once more. */
const isRun = (password: string): boolean => {
  const codes = [...password].map(sign => sign.codePointAt(0)!)
  const steps = codes.slice(1).filter((code, at) => Math.abs(code - codes[at]!) <= 1).length
  return steps >= (codes.length - 1) * 0.75
}

const swapped: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's' }

/** Digits before, between and after count for nothing; those that stand for letters do. */
const lettersOf = (password: string): readonly string[] => {
  const plain = withoutAccents(password).toLowerCase()
  const swap = (text: string) => text.replace(/[01345@$]/g, sign => swapped[sign]!)
  const middle = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  return [plain, swap(plain), swap(middle)].map(text => text.replace(/[^a-z]/g, ''))
}

const wordsOf = (name: string): readonly string[] =>
  withoutAccents(name)
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(word => word.length > 1)

/** Whether one of the readings is nothing but such words, one after the other. */
const isMadeOf = (readings: readonly string[], words: ReadonlySet<string>): boolean => {
  const longest = Math.max(LONGEST_COMMON, ...[...words].map(word => word.length))
  return readings.some(letters => {
    const reached = [true]
    for (let end = 1; end <= letters.length; end++)
      for (let from = Math.max(0, end - longest); from < end && !reached[end]; from++)
        if (reached[from] && words.has(letters.slice(from, end))) reached[end] = true
    return reached[letters.length] === true
  })
}
