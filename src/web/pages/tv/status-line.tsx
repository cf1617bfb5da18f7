// Status line: one quiet line below the pictures: the television's name, what somebody sent, how many cameras work, the time and the date;
// and, as long as it lasts, that the station is away.

import { wallTime90k } from '#base/units.ts'
import type { SentCamera } from '#contract/television.ts'
import { useNow } from '#web/ui/now.ts'
import { useWords } from '#web/words/language.ts'
import { dateText, minuteText } from '#web/words/time.ts'
import type { Heard } from './use-television.ts'

export const StatusLine = ({
  heard: { pulse, away_since },
  name,
  page,
  sent,
}: {
  readonly heard: Pick<Heard, 'pulse' | 'away_since'>
  readonly name: string
  readonly page: string
  readonly sent: SentCamera | null
}) => {
  const say = useWords()
  const now = useNow()
  return (
    <footer className="tv-line">
      <span className="tv-line-name">{name}</span>
      <span className="tv-line-page">{page}</span>
      {sent !== null && <span>{sentText(sent, say)}</span>}
      {pulse !== undefined && pulse.emergency_90k !== null && (
        <strong className="tv-emergency" role="alert">
          {say('tv_emergency', { since: minuteText(wallTime90k(pulse.emergency_90k)) })}
        </strong>
      )}
      <span className="tv-gap" />
      {away_since !== undefined ? (
        <span className="tv-warn" role="status">
          {say('tv_away', { since: minuteText(away_since) })}
        </span>
      ) : (
        pulse !== undefined && (
          <span className={pulse.cameras.streaming < pulse.cameras.total ? 'tv-warn' : ''}>
            {say('tv_cameras_working', pulse.cameras)}
          </span>
        )
      )}
      <time className="tv-clock">{minuteText(now)}</time>
      <span className="tv-line-date">{dateText(now)}</span>
    </footer>
  )
}

const sentText = ({ by, until_90k }: SentCamera, say: ReturnType<typeof useWords>): string =>
  until_90k === null
    ? say('tv_sent_by', { by })
    : say('tv_sent_until', { by, until: minuteText(wallTime90k(until_90k)) })
