// Log line: one entry in a sentence, with who it was by role, why, and when. The whole of it is a button: what else is known stands behind it.

import type { AccessEntryShown } from '#contract/access-log.ts'
import { deedText, type LogNames, reasonText, refusalText, standingText, whenText, whoText } from './log-sentence.ts'

export const LogLine = ({
  entry,
  names,
  onOpen,
}: {
  readonly entry: AccessEntryShown
  readonly names: LogNames
  readonly onOpen: () => void
}) => {
  const refused = refusalText(entry, names)
  const reasons = reasonText(entry, names)
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        onClick={onOpen}
        className="grid w-full gap-x-4 gap-y-0.5 px-4 py-2.5 text-left hover:bg-raised focus-visible:-outline-offset-3 sm:grid-cols-[minmax(0,1fr)_auto]"
      >
        <span className="wrap-anywhere">
          <span className="font-semibold">{whoText(entry.who, names)}</span> {deedText(entry, names)}
        </span>
        <span className="text-sm text-quiet tabular-nums sm:text-right">
          {whenText(entry, names)}
          {entry.times > 1 && ` · ${names.say('log_times', { count: entry.times })}`}
        </span>
        <span className="flex flex-wrap gap-x-3 text-sm text-quiet sm:col-span-2">
          {standingText(entry.who, names).map(word => (
            <span key={word}>{word}</span>
          ))}
          {reasons.length > 0 && <span className="text-accent">{reasons.join(' · ')}</span>}
          {refused !== undefined && <span className="font-medium text-warn">{refused}</span>}
        </span>
      </button>
    </li>
  )
}
