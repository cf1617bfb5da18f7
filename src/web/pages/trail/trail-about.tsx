// Trail about: what is followed and how it goes, and what is done with the trail as a whole.

import { Link } from '@tanstack/react-router'
import { wallTime90k } from '#base/units.ts'
import { type Going, movers, type Trail } from '#contract/trail.ts'
import { useMay } from '#web/may.ts'
import { askedOfMarks } from '#web/pages/extractions/asked-spans.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useWords } from '#web/words/language.ts'
import { moverWords } from './mover-words.ts'

export const TrailAbout = ({
  trail,
  going,
  setGoing,
  back,
  setBack,
  show,
  onState,
}: {
  readonly trail: Trail | undefined
  readonly going: Going
  readonly setGoing: (going: Going) => void
  readonly back: boolean
  readonly setBack: (back: boolean) => void
  readonly show: (what: string) => void
  readonly onState: (state: Trail['state']) => void
}) => {
  const say = useWords()
  const asks = useMay()('request_extract')
  return (
    <Section
      title={say('trail_followed')}
      action={
        trail !== undefined && (
          <Button weight="quiet" onClick={() => show('about')}>
            {say('change')}
          </Button>
        )
      }
    >
      <div className="grid gap-4 p-4">
        {trail === undefined ? (
          <p className="text-quiet">{say('trail_not_begun')}</p>
        ) : (
          <div>
            <p className="font-semibold wrap-anywhere">{trail.title}</p>
            <p className={trail.about === '' ? 'text-quiet' : 'wrap-anywhere'}>
              {trail.about === '' ? say('trail_about_lacking') : trail.about}
            </p>
            <p className="text-sm text-quiet">
              {[
                trail.case === null ? '' : say('trail_case_number', { number: trail.case }),
                say(trail.state === 'closed' ? 'trail_closed_state' : 'trail_open'),
                say(sharedWords[trail.shared]),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        )}
        <Segments
          label={say('trail_goes')}
          value={going.mover}
          onChange={mover => setGoing({ mover, pace: null })}
          options={movers.map(mover => ({ value: mover, label: say(moverWords[mover]) }))}
        />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Switch label={say('trail_back')} on={back} onChange={setBack} />
          <Button className="px-3" onClick={() => show('own-pace')}>
            {going.pace === null ? say('trail_pace') : `${going.pace.slow_kmh}–${going.pace.fast_kmh} km/h`}
          </Button>
        </div>
        {trail !== undefined && (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => show('print')}>{say('trail_print')}</Button>
            <Link to="/compare" search={{ trail: trail.id }} className={buttonLook('plain')}>
              {say('compare')}
            </Link>
            {asks && trail.marks.some(({ seen }) => seen) && (
              <Link
                to="/extractions/new"
                search={{
                  ...askedOfMarks(
                    trail.marks.flatMap(({ seen, removed, camera, from_90k, to_90k }) =>
                      seen && !removed ? [{ camera, from: wallTime90k(from_90k), to: wallTime90k(to_90k) }] : [],
                    ),
                  ),
                  trail: trail.id,
                  ...(trail.case !== null && { case: trail.case }),
                }}
                className={buttonLook('plain')}
              >
                {say('ask_title')}
              </Link>
            )}
            <Button onClick={() => onState(trail.state === 'closed' ? 'open' : 'closed')}>
              {say(trail.state === 'closed' ? 'trail_open_again' : 'trail_close')}
            </Button>
            {trail.mine && (
              <Button weight="quiet" onClick={() => show('remove')}>
                {say('remove_it')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Section>
  )
}

const sharedWords = { own: 'trail_shared_own', unit: 'trail_shared_unit', station: 'trail_shared_station' } as const
