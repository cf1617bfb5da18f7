// Address secrets: user and password where a maker wants them inside a stream's address. Nobody outside sees them there, so an address comes
// back with `***` in their place, and a new password has to reach them.

type Account = { readonly username: string; readonly password: string }
type Addresses = Account & { readonly main_url: string; readonly sub_url: string | null }

const place = /(?<![a-z0-9])(user|usr|username|pass|password|passwd|pwd)=((?:(?!_[a-z]+=)[^\s&"'])*)/gi

/** `after` with what stood behind each `***` put in again, and a changed user or password in place of the one before. */
export const withAddressSecrets = <T extends Addresses>(before: Addresses, after: T): T => ({
  ...after,
  main_url: filled(after.main_url, before.main_url, before, after),
  sub_url: after.sub_url === null ? null : filled(after.sub_url, before.sub_url ?? before.main_url, before, after),
})

const filled = (url: string, shown: string, before: Account, after: Account): string => {
  const known = new Map([...shown.matchAll(place)].map(([, key = '', value = '']) => [key.toLowerCase(), value]))
  return url.replace(place, (_all, key: string, value: string) => {
    const kept = value === '***' ? (known.get(key.toLowerCase()) ?? value) : value
    const part = key.toLowerCase().startsWith('u') ? 'username' : 'password'
    return `${key}=${kept === encodeURIComponent(before[part]) ? encodeURIComponent(after[part]) : kept}`
  })
}
