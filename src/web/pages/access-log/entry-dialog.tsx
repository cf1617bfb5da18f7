// Entry dialog: all that the log knows of one entry: when to the second, from where, what exactly was asked, each span, what was changed from what
// to what, and its number in the chain.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { AccessEntryShown } from '#contract/access-log.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { dateTimeText, fromToText, localCode } from '#web/words/time.ts'
import { deedText, exactText, type LogNames, reasonText, refusalText, standingText, whoText } from './log-sentence.ts'

export const EntryDialog = ({
  entry,
  names,
  onClose,
}: {
  readonly entry: AccessEntryShown
  readonly names: LogNames
  readonly onClose: () => void
}) => {
  const { say } = names
  const { who, cameras, spans, changed, about } = entry
  const first = spans[0]
  return (
    <Dialog title={say('log_entry', { n: entry.n })} onClose={onClose}>
      <div className="grid gap-4">
        <p className="text-lg wrap-anywhere">
          <span className="font-semibold">{whoText(who, names)}</span> {deedText(entry, names)}
        </p>
        <dl className="grid grid-cols-1 gap-x-5 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
          <Fact name={say('log_when')}>{exactText(entry)}</Fact>
          <Fact name={say('log_standing')}>{standingText(who, names).join(' · ')}</Fact>
          <Fact name={say('log_account')}>{who.kind === 'account' ? who.name : ''}</Fact>
          <Fact name={say('log_address')}>{who.address === '*' ? say('log_many_addresses') : who.address}</Fact>
          <Fact name={say('log_browser')}>{who.session}</Fact>
          <Fact name={say('log_why')}>{reasonText(entry, names).join(' · ')}</Fact>
          <Fact name={say('log_cameras')}>{cameras.map(names.camera).join(', ')}</Fact>
          <Fact name={say('log_footage')}>{spans.length === 0 ? undefined : spans.map(footageText).join('; ')}</Fact>
          <Fact name={say('log_refusal')}>{refusalText(entry, names)}</Fact>
          <Fact name={say('log_asked')}>{entry.times > 1 ? say('log_times', { count: entry.times }) : undefined}</Fact>
          <Fact name={say('log_about')}>{about === null ? undefined : aboutText(about)}</Fact>
          <Fact name={say('log_act')}>{entry.act}</Fact>
          <Fact name={say('log_request')}>{entry.request}</Fact>
        </dl>
        {changed !== null && <Changes changed={changed} names={names} />}
        {first !== undefined && cameras.length > 0 && (
          <Link
            to="/review"
            search={{ cameras: cameras.join(','), at: localCode(wallTime90k(first[0])) }}
            className={buttonLook('plain', 'justify-self-start')}
          >
            {say('log_see_footage')}
          </Link>
        )}
      </div>
    </Dialog>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) =>
  children === undefined || children === null || children === '' ? null : (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="mb-2 wrap-anywhere tabular-nums sm:mb-0">{children}</dd>
    </>
  )

const footageText = ([from, to]: readonly [number, number]): string =>
  from === to ? dateTimeText(wallTime90k(from)) : fromToText(wallTime90k(from), wallTime90k(to))

const aboutText = (about: NonNullable<AccessEntryShown['about']>): string =>
  Object.entries(about)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')

const Changes = ({
  changed,
  names: { say },
}: {
  readonly changed: NonNullable<AccessEntryShown['changed']>
  readonly names: LogNames
}) => (
  <div className="overflow-x-auto">
    <table className="w-full text-left text-sm">
      <caption className="mb-1 text-left text-base font-medium">{say('log_changed')}</caption>
      <thead className="text-quiet">
        <tr>
          <th className="border-b border-line py-1 pr-4 font-normal">{say('log_field')}</th>
          <th className="border-b border-line py-1 pr-4 font-normal">{say('log_before')}</th>
          <th className="border-b border-line py-1 font-normal">{say('log_after')}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(changed).map(([name, [before, after]]) => (
          <tr key={name} className="align-top">
            <td className="py-1 pr-4 font-mono">{name}</td>
            <td className="py-1 pr-4 wrap-anywhere text-quiet">{valueText(before)}</td>
            <td className="py-1 wrap-anywhere">{valueText(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const valueText = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
