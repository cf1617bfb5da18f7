// Keeping: how many days and how much of each camera is kept, what it reaches back to, and the dialog that changes it.

import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Retention } from '#contract/retention.ts'
import { useMay } from '#web/may.ts'
import { Button } from '#web/ui/button.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Row, Section } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { type Say, useLanguage, useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'
import { KeepingDialog } from './keeping-dialog.tsx'
import { type KeepingRow, keepingRows } from './keeping-rows.ts'

export const Keeping = ({
  retention,
  cameras,
}: {
  readonly retention: Retention | undefined
  readonly cameras: readonly Camera[]
}) => {
  const say = useWords()
  const language = useLanguage()
  const { open, show, shut } = useOpened()
  const changes = useMay()('configure_station', 'whole')
  if (retention === undefined) return null
  const rows = keepingRows(retention, cameras)
  const changed = rows.find(row => open === placeOf(row))
  return (
    <Section title={say('keeping')}>
      <ul className="md:max-h-[44rem] md:overflow-y-auto">
        {rows.map(row => (
          <Row
            key={placeOf(row)}
            name={nameOf(row, say)}
            facts={[
              row.days === null ? say('kept_until_full') : say('kept_days', { days: row.days }),
              row.quota_bytes === null ? '' : say('at_most', { size: sizeText(row.quota_bytes, language) }),
              row.own ? '' : say('rule_of_all'),
              row.oldest_90k === null ? '' : say('back_to', { day: dateText(wallTime90k(row.oldest_90k)) }),
              row.bytes === null ? '' : sizeText(row.bytes, language),
            ]}
            action={
              changes && (
                <Button
                  aria-label={say('change_keeping_of', { name: nameOf(row, say) })}
                  onClick={() => show(placeOf(row))}
                >
                  {say('change')}
                </Button>
              )
            }
          />
        ))}
      </ul>
      {changes && changed !== undefined && <KeepingDialog row={changed} name={nameOf(changed, say)} onClose={shut} />}
    </Section>
  )
}

const placeOf = ({ camera, place }: KeepingRow): string =>
  camera === null ? `keeping-at-${place ?? ''}` : `keeping-${camera.id}`

const nameOf = ({ camera, place }: KeepingRow, say: Say): string =>
  camera?.name ?? (place === null ? say('all_cameras') : say('cameras_at', { place }))
