// Way map: the marks of a trail where their cameras stand, joined in order of time, on the station's own map. The map comes when it is in sight; where no
// camera stands anywhere it says how that is mended.

import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useRef } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { Offered, Trail } from '#contract/trail.ts'
import { useOnScreen } from '#web/pages/wall/room.ts'
import { Nothing, Section } from '#web/ui/section.tsx'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import type { Standpoint } from './way.ts'

const WayDrawn = lazy(async () => ({ default: (await import('./way-drawn.tsx')).WayDrawn }))

export const WayMap = ({
  trail,
  here,
  offered,
  cameras,
}: {
  readonly trail: Trail | undefined
  readonly here: Standpoint | undefined
  readonly offered: readonly Offered[]
  readonly cameras: readonly Camera[]
}) => {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const seen = useOnScreen(box)
  const came = useRef(false)
  came.current ||= seen
  return (
    <Section title={say('trail_way')}>
      <div ref={box}>
        {came.current && (
          <Suspense
            fallback={
              <div className="p-4">
                <Waiting>{say('map_coming')}</Waiting>
              </div>
            }
          >
            <WayDrawn
              {...{ trail, here, offered, cameras }}
              nothing={
                <Nothing>
                  {say('trail_way_none')}{' '}
                  <Link to="/map" className="text-accent underline">
                    {say('trail_to_map')}
                  </Link>
                </Nothing>
              }
            />
          </Suspense>
        )}
      </div>
    </Section>
  )
}
