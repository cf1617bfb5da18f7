// Disks: each archive folder with its room and how it is, and when they are full.

import type { Retention } from '#contract/retention.ts'
import type { ArchiveStateName, ArchiveStatus } from '#contract/status.ts'
import { Nothing, Section } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { type Say, useLanguage, useWords, type WordKey } from '#web/words/language.ts'
import { forecastOf } from './forecast.ts'

const stateWords: Record<ArchiveStateName, WordKey> = {
  ok: 'disk_ok',
  full: 'disk_full',
  stalled: 'disk_stalled',
  failed: 'disk_failed',
  not_mounted: 'disk_not_mounted',
  another_disk: 'disk_another',
  unwritable: 'disk_unwritable',
}

export const Disks = ({
  archives,
  retention,
}: {
  readonly archives: readonly ArchiveStatus[]
  readonly retention: Retention | undefined
}) => {
  const say = useWords()
  const language = useLanguage()
  return (
    <Section title={say('disks')}>
      {retention !== undefined && (
        <div className="border-b border-line px-4 py-3">
          <p className="text-lg font-semibold">{forecastText(retention, say)}</p>
          <p className="flex flex-wrap gap-x-5 text-sm text-quiet tabular-nums">
            <span>{say('footage_is', { size: sizeText(retention.footage_bytes, language) })}</span>
            <span>{say('held_is', { size: sizeText(retention.held_bytes, language) })}</span>
            {retention.bytes_per_day !== null && (
              <span>{say('per_day_is', { size: sizeText(retention.bytes_per_day, language) })}</span>
            )}
          </p>
        </div>
      )}
      {archives.length === 0 && <Nothing>{say('no_disks_yet')}</Nothing>}
      <ul>
        {archives.map(archive => (
          <Disk key={archive.id ?? archive.folder} archive={archive} />
        ))}
      </ul>
    </Section>
  )
}

const forecastText = (retention: Retention, say: Say): string => {
  const forecast = forecastOf(retention)
  if (forecast.kind === 'unknown') return say('full_unknown')
  if (forecast.kind === 'never') return say('full_never', { days: forecast.days })
  return forecast.days < 1 ? say('full_today') : say('full_in', { days: forecast.days })
}

const Disk = ({ archive }: { readonly archive: ArchiveStatus }) => {
  const say = useWords()
  const language = useLanguage()
  const { folder, state, detail, retired, free_bytes, total_bytes, floor_bytes } = archive
  const good = state === 'ok'
  return (
    <li className="grid gap-1.5 border-b border-line px-4 py-3 last:border-b-0">
      <p className="flex items-baseline justify-between gap-4">
        <span className="min-w-0 font-medium break-all">{folder}</span>
        <span className={`whitespace-nowrap ${good ? 'text-accent' : 'text-warn'}`}>
          {say(retired ? 'disk_retired' : stateWords[state])}
        </span>
      </p>
      {free_bytes !== null && total_bytes !== null && total_bytes > 0 && (
        <Meter label={say('disk_used', { folder })} share={1 - free_bytes / total_bytes} />
      )}
      <p className="flex flex-wrap gap-x-4 text-sm text-quiet tabular-nums">
        {free_bytes !== null && total_bytes !== null && (
          <span>
            {say('free_of', { free: sizeText(free_bytes, language), total: sizeText(total_bytes, language) })}
          </span>
        )}
        <span>{say('floor_is', { size: sizeText(floor_bytes, language) })}</span>
        {detail !== null && <span className="text-warn">{detail}</span>}
      </p>
    </li>
  )
}

const Meter = ({ label, share }: { readonly label: string; readonly share: number }) => {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return <meter aria-label={label} value={percent} min={0} max={100} high={95} optimum={0} className={meterLook} />
}

const meterLook =
  'block h-2 w-full overflow-hidden rounded-full bg-raised bg-none [&::-moz-meter-bar]:bg-accent [&::-webkit-meter-bar]:rounded-full [&::-webkit-meter-bar]:border-0 [&::-webkit-meter-bar]:bg-raised [&::-webkit-meter-bar]:bg-none [&::-webkit-meter-optimum-value]:bg-accent [&::-webkit-meter-optimum-value]:bg-none [&::-webkit-meter-suboptimum-value]:bg-warn [&::-webkit-meter-suboptimum-value]:bg-none'
