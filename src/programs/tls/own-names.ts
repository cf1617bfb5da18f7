// Own names: what this machine is called and where it is reached, which is what its certificate must say.

import { hostname, networkInterfaces } from 'node:os'

export type Names = { readonly names: readonly string[]; readonly addresses: readonly string[] }

const MOST_NAMES = 50
const MOST_ADDRESSES = 50
const namePattern = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/

/** Its own name, with `.local` as other machines find it by mDNS, those that were declared, and every address that another machine can reach. */
export const ownNames = (declared: readonly string[] = []): Names => {
  const own = hostname().toLowerCase()
  const names = [own, `${own}.local`, ...declared.map(name => name.toLowerCase()), 'localhost']
  const addresses = Object.values(networkInterfaces())
    .flatMap(each => each ?? [])
    .filter(({ address, internal }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address)
  return {
    names: [...new Set(names.filter(name => namePattern.test(name)))].slice(0, MOST_NAMES),
    addresses: [...new Set([...addresses.toSorted(), '127.0.0.1', '::1'])].slice(0, MOST_ADDRESSES),
  }
}

/** What a new authority may sign for: names of local networks, and those that the operator declared. */
export const domainsOf = ({ names }: Names): readonly string[] => [
  ...new Set([...names, 'localhost', 'local', 'lan', 'home', 'internal', 'home.arpa']),
]

/** Whether a name lies in one of the domains (RFC 5280 §4.2.1.10: the domain itself, or what stands before it). */
export const liesIn = (name: string, domains: readonly string[]): boolean =>
  domains.some(domain => name === domain || name.endsWith(`.${domain}`))
