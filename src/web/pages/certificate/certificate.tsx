// Certificate: how a device comes to trust the station, step by step. Open to everybody, also over plain http: whoever reads it does not
// trust the station yet.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { TlsAuthority } from '#contract/tls.ts'
import { ask, StationProblem } from '#web/ask.ts'
import { Door } from '#web/pages/door.tsx'
import { paths } from '#web/paths.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { certificateWords as en } from '#web/words/en/certificate.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { certificateWords as vi } from '#web/words/vi/certificate.ts'
import { deviceKind, deviceKinds } from './device-kind.ts'

/** Words of this page alone, which no other has to wait for. */
const useOwnWords = () => (useLanguage() === 'en' ? en : vi)

const names = {
  windows: 'Windows',
  android: 'Android',
  ios: 'iPhone, iPad',
  firefox: 'Firefox',
  mac: 'macOS',
  linux: 'Linux',
} as const

/** Where each of the 32 bytes of a fingerprint begins. */
const places = Array.from({ length: 32 }, (_, at) => at * 3)

export const CertificatePage = () => {
  const [say, own] = [useWords(), useOwnWords()]
  const { data, error, isPending } = useQuery({
    queryKey: ['tls-authority'],
    queryFn: ({ signal }) => ask<TlsAuthority>(paths.tlsAuthority, { signal }),
    retry: false,
  })
  // Nothing stands there that would move when the rest has come.
  if (isPending) return <main className="min-h-dvh" aria-busy="true" aria-label={say('one_moment')} />
  const plain = error instanceof StationProblem && error.code === 'no_https_here'
  return (
    <Door title={own.certificate_title}>
      {plain ? <p>{own.certificate_no_https}</p> : <Complaint error={error} />}
      {data !== undefined && <Steps {...data} />}
    </Door>
  )
}

const Steps = ({ sha256, urls }: TlsAuthority) => {
  const own = useOwnWords()
  return (
    <>
      <p className="text-quiet">{own.certificate_why}</p>
      <ol className="grid gap-6">
        <Step count={1} title={own.certificate_get}>
          <a href="/ca.crt" download="mat-than-ca.crt" className={buttonLook('strong', 'min-h-12')}>
            mat-than-ca.crt
          </a>
        </Step>
        <Step count={2} title={own.certificate_compare}>
          <p className="text-sm text-quiet">{own.certificate_compare_why}</p>
          <p
            role="img"
            aria-label={`${own.certificate_fingerprint}: ${sha256}`}
            className="grid grid-cols-[repeat(8,auto)] justify-between gap-y-1 rounded-lg border border-line bg-night px-3 py-3 font-mono text-sm"
          >
            {places.map(at => (
              <span key={at}>{sha256.slice(at, at + 2)}</span>
            ))}
          </p>
        </Step>
        <Step count={3} title={own.certificate_install}>
          <HowTo />
        </Step>
        <Step count={4} title={own.certificate_then}>
          <Addresses urls={urls} />
        </Step>
      </ol>
    </>
  )
}

const Step = ({
  count,
  title,
  children,
}: {
  readonly count: number
  readonly title: string
  readonly children: ReactNode
}) => (
  <li className="grid gap-3">
    <h2 className="flex items-center gap-3 font-semibold">
      <span className="grid size-7 shrink-0 place-items-center rounded-full bg-raised text-sm">{count}</span>
      {title}
    </h2>
    {children}
  </li>
)

/** The visitor's own kind of device stands open. */
const HowTo = () => {
  const own = useOwnWords()
  const here = deviceKind(navigator.userAgent, navigator.maxTouchPoints)
  return (
    <div className="grid divide-y divide-line overflow-hidden rounded-lg border border-line">
      {deviceKinds.map(kind => (
        <details key={kind} name="device" open={kind === here}>
          <summary className="flex min-h-11 cursor-pointer items-center px-4 font-medium hover:bg-raised">
            {names[kind]}
          </summary>
          <p className="px-4 pb-4 text-sm text-quiet">{own[`certificate_${kind}`]}</p>
        </details>
      ))}
    </div>
  )
}

/** The one at this page's own name first. */
const Addresses = ({ urls }: { readonly urls: readonly string[] }) => {
  const own = useOwnWords()
  if (urls.length === 0) return <p className="text-sm text-quiet">{own.certificate_here_only}</p>
  const here = (url: string) => (new URL(url).hostname === location.hostname ? 0 : 1)
  return (
    <>
      <p className="text-sm text-quiet">{own.certificate_then_why}</p>
      <ul className="grid gap-1">
        {urls
          .toSorted((one, other) => here(one) - here(other))
          .map(url => (
            <li key={url}>
              <a href={url} className="inline-flex min-h-11 items-center break-all text-accent underline">
                {url}
              </a>
            </li>
          ))}
      </ul>
    </>
  )
}
