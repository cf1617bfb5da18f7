// Deletions: what retention removed, when and why. The record stays when the footage is gone.

import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Deletion } from '#contract/deletion.ts'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { useLanguage, useWords, type WordKey } from '#web/words/language.ts'
import { dateTimeText, fromToText } from '#web/words/time.ts'

const whyWords: Record<Deletion['why'], WordKey> = { age: 'gone_age', quota: 'gone_quota', room: 'gone_room' }

export const Deletions = ({
  deletions,
  cameras,
}: {
  readonly deletions: readonly Deletion[] | undefined
  readonly cameras: readonly Camera[]
}) => {
  const say = useWords()
  const language = useLanguage()
  return (
    <Section title={say('deletions')}>
      {deletions?.length === 0 && <Nothing>{say('no_deletions')}</Nothing>}
      <ul className="max-h-96 overflow-y-auto">
        {deletions?.map(({ camera, stream, from_90k, to_90k, bytes, why, at_90k }) => (
          <Row
            key={`${camera} ${stream} ${from_90k} ${at_90k}`}
            name={`${cameras.find(({ id }) => id === camera)?.name ?? camera} · ${say(stream === 'main' ? 'main_stream' : 'sub_stream')}`}
            facts={[
              fromToText(wallTime90k(from_90k), wallTime90k(to_90k)),
              sizeText(bytes, language),
              say(whyWords[why]),
              say('gone_at', { at: dateTimeText(wallTime90k(at_90k)) }),
            ]}
          />
        ))}
      </ul>
    </Section>
  )
}
