// Holds: footage that must stay, who wants it and why, when to look again; the newest first. Releasing asks once more.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Held, HoldAnswer } from '#contract/retention.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { dateText, fromToText } from '#web/words/time.ts'
import { HoldDialog } from './hold-dialog.tsx'

export const Holds = ({
  holds,
  cameras,
}: {
  readonly holds: readonly HoldAnswer[] | undefined
  readonly cameras: readonly Camera[]
}) => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const [released, setReleased] = useState<HoldAnswer>()
  const held = holds?.filter(({ released_90k }) => released_90k === null)
  const nameOf = (id: string) => cameras.find(camera => camera.id === id)?.name ?? id
  return (
    <Section
      title={say('holds')}
      action={
        <span className="flex flex-wrap justify-end gap-2">
          <Link to="/holds" className={buttonLook('offered')}>
            {say('holds_all')}
          </Link>
          {cameras.length > 0 && <Button onClick={() => show('hold')}>{say('hold_footage')}</Button>}
        </span>
      }
    >
      {held?.length === 0 && <Nothing>{say('no_holds')}</Nothing>}
      <ul className="md:max-h-96 md:overflow-y-auto">
        {held?.map(hold => (
          <Row
            key={hold.id}
            name={nameOf(hold.camera)}
            facts={[
              fromToText(wallTime90k(hold.from_90k), wallTime90k(hold.to_90k)),
              hold.owner === '' ? '' : say('held_by', { owner: hold.owner }),
            ]}
            action={
              <Button
                aria-label={say('release_of', { name: nameOf(hold.camera), reason: hold.reason })}
                onClick={() => setReleased(hold)}
              >
                {say('release')}
              </Button>
            }
          >
            <p className="text-sm wrap-anywhere">{hold.reason}</p>
            <Review hold={hold} />
          </Row>
        ))}
      </ul>
      {open === 'hold' && <HoldDialog cameras={cameras} onClose={shut} />}
      {released !== undefined && (
        <ReleaseDialog hold={released} name={nameOf(released.camera)} onClose={() => setReleased(undefined)} />
      )}
    </Section>
  )
}

const Review = ({ hold: { review_90k } }: { readonly hold: HoldAnswer }) => {
  const say = useWords()
  if (review_90k === null) return null
  const due = review_90k <= stationNow()
  return (
    <p className={`text-sm tabular-nums ${due ? 'text-warn' : 'text-quiet'}`}>
      {say(due ? 'review_due' : 'review_on', { day: dateText(wallTime90k(review_90k)) })}
    </p>
  )
}

const ReleaseDialog = ({
  hold,
  name,
  onClose,
}: {
  readonly hold: HoldAnswer
  readonly name: string
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <ConfirmDialog
      title={say('release')}
      question={say('release_sure', { name, reason: hold.reason })}
      yes={say('release_yes')}
      deed={() => ask<Held>(paths.hold(hold.id), { method: 'DELETE' })}
      onDone={async () => {
        await queries.invalidateQueries({ queryKey: ['holds'] })
        await queries.invalidateQueries({ queryKey: ['retention'] })
      }}
      onClose={onClose}
    />
  )
}
