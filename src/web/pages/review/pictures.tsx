// Pictures: up to nine cameras side by side at the same instant, as large as they fit. One of them leads: steps go by its pictures, and a
// press on another makes that one lead.

import { Link } from '@tanstack/react-router'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import type { WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { useMayWith } from '#web/may.ts'
import { useRoom } from '#web/pages/wall/room.ts'
import { useSaves } from '#web/player/data-saver.ts'
import { ReviewPicture } from '#web/player/review-picture.tsx'
import { SoundButton } from '#web/player/sound-button.tsx'
import type { Synchronised } from '#web/player/synchronised.ts'
import type { Heard } from '#web/player/use-heard.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ReviewIcon } from '#web/ui/icons.tsx'
import { SearchRegionIcon } from '#web/ui/more-icons.tsx'
import { useWords } from '#web/words/language.ts'
import { localCode } from '#web/words/time.ts'
import { arranged } from './arranged.ts'

/** More than two main streams at once are too much for a small machine, and nobody sees the difference. */
const MOST_MAIN = 2

type PicturesProps = {
  readonly box: RefObject<HTMLDivElement | null>
  readonly review: Synchronised
  readonly cameras: readonly Camera[]
  readonly at: () => WallTime90k
  /** The camera that leads. */
  readonly lead: string | undefined
  readonly heard: Heard
  readonly onLead: (camera: string) => void
}

export const Pictures = ({ onChoose, ...shown }: PicturesProps & { readonly onChoose: () => void }) => {
  const say = useWords()
  if (shown.cameras.length > 0) return <PictureGrid {...shown} />
  return (
    <div className="grid flex-1 content-center p-4">
      <EmptyState
        title={say('review_none')}
        drawing={<ReviewIcon />}
        action={
          <Button weight="strong" onClick={onChoose}>
            {say('choose_cameras')}
          </Button>
        }
      >
        {say('review_none_why')}
      </EmptyState>
    </div>
  )
}

const PictureGrid = ({ box, review, cameras, at, lead, heard, onLead }: PicturesProps) => {
  const say = useWords()
  const inside = useRef<HTMLDivElement>(null)
  const room = useRoom(inside)
  const saves = useSaves()
  const { columns, width, height } = arranged(cameras.length, room ?? { width: 0, height: 0 })
  return (
    <div
      ref={box}
      data-theme="dark"
      className="min-h-0 shrink-0 bg-black p-1 max-sm:max-h-[60dvh] max-sm:overflow-y-auto sm:h-[60dvh] desk:h-auto desk:flex-1"
    >
      <div ref={inside} className="size-full overflow-hidden max-sm:h-auto">
        <ul
          aria-label={say('pictures_of', { count: cameras.length })}
          className="grid h-full place-content-center gap-1"
          style={{ gridTemplateColumns: `repeat(${columns}, ${width}px)` }}
        >
          {cameras.map(camera => (
            <li
              key={camera.id}
              className="grid min-w-0 grid-cols-1 grid-rows-[1fr_2rem] overflow-hidden"
              style={{ height }}
            >
              <Picture
                camera={camera}
                review={review}
                stream={cameras.length <= MOST_MAIN && !saves ? 'main' : 'sub'}
                lead={camera.id === lead}
                several={cameras.length > 1}
                at={at}
                sound={
                  <SoundButton
                    state={heard.of(camera.id)}
                    name={camera.name}
                    className="min-h-8! rounded-none focus-visible:-outline-offset-3"
                    onToggle={() => heard.toggle(camera.id)}
                  />
                }
                onLead={() => onLead(camera.id)}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const Picture = ({
  camera,
  review,
  stream,
  lead,
  several,
  at,
  sound,
  onLead,
}: {
  readonly camera: Camera
  readonly review: Synchronised
  readonly stream: 'main' | 'sub'
  readonly lead: boolean
  readonly several: boolean
  readonly at: () => WallTime90k
  readonly sound: ReactNode
  readonly onLead: () => void
}) => {
  const say = useWords()
  const may = useMayWith(camera)
  const [moment, setMoment] = useState(() => localCode(at()))
  const follow = (): void => setMoment(localCode(at()))
  return (
    <>
      <ReviewPicture review={review} camera={camera} stream={stream} lead={lead} />
      <div className="flex items-center justify-between gap-2 bg-slate pl-2 text-sm">
        <Link
          to="/camera/$id"
          params={{ id: camera.id }}
          search={{ at: moment }}
          onPointerEnter={follow}
          onFocus={follow}
          aria-label={say('camera_alone', { name: camera.name })}
          className="min-w-0 truncate py-1.5 font-medium text-ink hover:underline"
        >
          {camera.name}
        </Link>
        {may('search') && (
          <Link
            to="/search"
            search={{ cameras: camera.id, at: moment }}
            onPointerEnter={follow}
            onFocus={follow}
            aria-label={say('search_region_of', { name: camera.name })}
            data-tip={say('search_region')}
            className={`ml-auto grid h-full min-w-9 place-content-center text-quiet hover:text-ink focus-visible:-outline-offset-3 ${several ? 'max-sm:hidden' : ''}`}
          >
            <SearchRegionIcon />
          </Link>
        )}
        {sound}
        {several && (
          <button
            type="button"
            aria-pressed={lead}
            aria-label={say('leads', { name: camera.name })}
            data-tip={say('leads_why')}
            onClick={onLead}
            className={`h-full min-w-11 px-2 whitespace-nowrap focus-visible:-outline-offset-3 ${lead ? 'bg-accent-deep font-semibold text-accent' : 'text-quiet hover:text-ink'}`}
          >
            {say('lead')}
          </button>
        )}
      </div>
    </>
  )
}
