// Authority files: the station's own authority and the certificate it signed, in `keys/tls` of the data folder, mode 0600. Made when they
// are not there, made anew when they no longer fit. What cannot be read is set aside, never overwritten.

import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { makeFolder } from '#engine/recording/make-folder.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import type { Pair } from './own-authority.ts'
import { domainsOf, liesIn, type Names } from './own-names.ts'
import { mustServe, type Read, readCertificate } from './read-certificate.ts'

const DAY_MS = 24 * 3600 * 1000
/** Signed anew this long before its end: a station may be off for a month, or its clock wrong. */
const RENEW_BEFORE_MS = 60 * DAY_MS

type Authority = Pair & { readonly domains: readonly string[] }
export type Own = {
  readonly pair: Pair
  readonly read: Read
  readonly authority: Authority
  readonly left_out: readonly string[]
}

export const tlsFolder = (data: string): string => join(data, 'keys', 'tls')

/** The station’s authority, whether the station runs or not. Throws `no_authority_here`. */
export const readAuthorityOf = (data: string): { readonly pem: string; readonly sha256: string } => {
  const pem = readPair(join(tlsFolder(data), 'authority'))?.certificate
  if (pem === undefined) throw new Problem('no_authority_here', { data })
  return { pem, sha256: readCertificate(pem).sha256 }
}

export type OwnWish = {
  readonly data: string
  readonly station: string
  readonly names: Names
  readonly now: Date
  readonly log: Logger
  /** Signed anew although the one that is there would do. */
  readonly anew?: 'certificate' | 'authority'
}

/** The certificate that the station's own authority signed; names outside of what the authority may sign for are left out, and told. */
export const ownCertificate = async (wish: OwnWish): Promise<Own> => {
  const folder = tlsFolder(wish.data)
  makeFolder(folder)
  if (wish.anew === 'authority') for (const name of ['authority', 'station']) setAside(join(folder, name), wish)
  const authority = readAuthority(folder, wish) ?? (await newAuthority(folder, wish))
  const names = wish.names.names.filter(name => liesIn(name, authority.domains))
  const left_out = wish.names.names.filter(name => !names.includes(name))
  const wanted = { names, addresses: wish.names.addresses }
  const there = wish.anew === undefined ? readOwn(folder, authority, wanted, wish.now) : undefined
  if (there !== undefined) return { ...there, authority, left_out }
  const { issue } = await import('./own-authority.ts')
  const pair = await issue(authority, wanted, wish.now)
  write(join(folder, 'station'), pair)
  const read = readCertificate(pair.certificate)
  wish.log.info('a certificate was signed', { names: read.names.join(' '), not_after: read.not_after.toISOString() })
  return { pair, read, authority, left_out }
}

const newAuthority = async (folder: string, { station, names, now, log }: OwnWish): Promise<Authority> => {
  const { makeAuthority } = await import('./own-authority.ts')
  const domains = domainsOf(names)
  const pair = await makeAuthority(`Mắt Thần ${station}`.slice(0, 64), domains, now)
  writeDurably(join(folder, 'authority.json'), `${JSON.stringify({ domains })}\n`)
  write(join(folder, 'authority'), pair)
  log.warn('a new certificate authority was made; devices that trusted another have to trust this one', {
    sha256: readCertificate(pair.certificate).sha256,
  })
  return { ...pair, domains }
}

const readAuthority = (folder: string, wish: OwnWish): Authority | undefined => {
  const file = join(folder, 'authority')
  const pair = readPair(file)
  if (pair === undefined) return undefined
  try {
    mustServe(pair, wish.now)
    const { domains } = JSON.parse(readFileSync(join(folder, 'authority.json'), 'utf8')) as { domains: string[] }
    if (Array.isArray(domains)) return { ...pair, domains }
  } catch (error) {
    wish.log.error('the certificate authority cannot be used and is set aside', { error })
  }
  setAside(file, wish)
  return undefined
}

/** Undefined where it ends soon, names too little, or another authority signed it. */
const readOwn = (
  folder: string,
  authority: Authority,
  wanted: Names,
  now: Date,
): Pick<Own, 'pair' | 'read'> | undefined => {
  const pair = readPair(join(folder, 'station'))
  if (pair === undefined || !pair.certificate.endsWith(authority.certificate)) return undefined
  try {
    const read = mustServe(pair, now)
    const fits = [...wanted.names, ...wanted.addresses].every(name => read.names.includes(name))
    return fits && read.not_before <= now && read.not_after.getTime() - now.getTime() > RENEW_BEFORE_MS
      ? { pair, read }
      : undefined
  } catch {
    return undefined // Whatever is wrong with it, another is signed in its place.
  }
}

const readPair = (file: string): Pair | undefined =>
  existsSync(`${file}.pem`) && existsSync(`${file}.key`)
    ? { certificate: readFileSync(`${file}.pem`, 'utf8'), key: readFileSync(`${file}.key`, 'utf8') }
    : undefined

/** The key last: without it the pair is not there. */
const write = (file: string, { key, certificate }: Pair): void => {
  writeDurably(`${file}.pem`, certificate, 0o644)
  writeDurably(`${file}.key`, key, 0o600)
}

const setAside = (file: string, { now }: OwnWish): void => {
  const mark = now.toISOString().replaceAll(/[-:.]/g, '')
  for (const end of ['key', 'pem'])
    if (existsSync(`${file}.${end}`)) renameSync(`${file}.${end}`, `${file}-${mark}.${end}`)
}
