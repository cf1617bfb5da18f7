// Fetching: which system takes which stream now, from where and since when, and whether it keeps up.

import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Republish } from '#contract/republish.ts'
import { stationNow } from '#web/station-clock.ts'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { sinceText } from '#web/words/time.ts'

export const Fetching = ({
  fetching,
  cameras,
}: {
  readonly fetching: Republish['fetching']
  readonly cameras: readonly Camera[]
}) => {
  const say = useWords()
  const nameOf = (id: string) => cameras.find(camera => camera.id === id)?.name ?? id
  return (
    <Section title={say('fetching')}>
      {fetching.length === 0 && <Nothing>{say('nobody_fetches')}</Nothing>}
      <ul className="max-h-96 overflow-y-auto">
        {fetching.map(({ account, camera, stream, address, since_90k, sound, pictures_skipped }) => (
          <Row
            key={`${account} ${camera} ${stream} ${address} ${since_90k}`}
            name={say('fetches', { account, camera: nameOf(camera) })}
            facts={[
              say(stream === 'main' ? 'main_stream' : 'sub_stream'),
              ...(sound ? [say('fetched_with_sound')] : []),
              address,
              say('since', { since: sinceText(wallTime90k(since_90k), stationNow()) }),
            ]}
          >
            {pictures_skipped > 0 && (
              <p className="text-sm text-warn">{say('fetch_skipped', { count: pictures_skipped })}</p>
            )}
          </Row>
        ))}
      </ul>
    </Section>
  )
}
