// Password strength: whether the password that a camera is signed in with is one that anybody would try first. Judged by the text alone: nothing
// is tried on a device, and nothing of the password is told.

import type { Both } from '#contract/brand.ts'
import type { Brand } from '#engine/camera/brands.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'

export type PasswordVerdict =
  | { readonly kind: 'fine' | 'factory' | 'label_code' }
  | { readonly kind: 'weak'; readonly rule: Both }

const SHORTEST = 8

/** What devices of any maker left the factory with, beside those of the registry. */
const commonFactory = ['', '12345', '123456', 'admin', '888888', '666666', '1111', '4321', 'tlJwpbo6', 'jvbzd', '9999']

const common = new Set(
  'password admin123 admin1234 admin12345 abc123 abc12345 abcd1234 qwerty qwerty123 123456789 12345678 1234567890 11111111 88888888 camera camera123 hikvision dahua hik12345 a1234567 a12345678 iloveyou matkhau matkhau123 admin@123 Admin@123 P@ssw0rd Abc@1234 abc@123'
    .toLowerCase()
    .split(' '),
)

export const judgePassword = ({ username, password }: Credentials, brand: Brand | undefined): PasswordVerdict => {
  const known = brand?.accounts.some(one => one.password !== null && one.password === password) ?? false
  if (known || commonFactory.includes(password)) return { kind: 'factory' }
  if (usesLabel(brand) && /^[A-Z]{6}$|^[A-Z0-9]{8}$/.test(password)) return { kind: 'label_code' }
  const rule = weaknessOf(username, password)
  return rule === undefined ? { kind: 'fine' } : { kind: 'weak', rule }
}

const usesLabel = (brand: Brand | undefined): boolean =>
  brand?.accounts.some(({ password }) => password === null) ?? false

const weaknessOf = (username: string, password: string): Both | undefined => {
  const plain = password.toLowerCase()
  if (common.has(plain)) return { vi: 'ai cũng thử mật khẩu này trước', en: 'everybody tries it first' }
  if (username.length > 2 && plain.includes(username.toLowerCase()))
    return { vi: 'có tên đăng nhập ở trong', en: 'the user name is in it' }
  if (password.length < SHORTEST) return { vi: `ngắn hơn ${SHORTEST} ký tự`, en: `shorter than ${SHORTEST} characters` }
  if (new Set(password).size <= 3) return { vi: 'chỉ lặp vài ký tự', en: 'a few characters over and over' }
  if (/^\d+$/.test(password)) return { vi: 'chỉ có chữ số', en: 'digits only' }
  if (isRun(plain)) return { vi: 'các ký tự nối tiếp nhau', en: 'characters in a row' }
  return undefined
}

/** `abcdefgh`, `87654321`. */
const isRun = (text: string): boolean => {
  const steps = new Set([...text].slice(1).map((character, at) => character.charCodeAt(0) - text.charCodeAt(at)))
  return steps.size === 1 && Math.abs([...steps][0]!) <= 1
}
