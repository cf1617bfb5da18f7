// Title row: which cameras are searched; of several, the one whose picture is shown, and what is drawn on each.

import type { WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import { clockText, dateText } from '#web/words/time.ts'
import type { Areas } from './address.ts'

export const TitleRow = ({
  cameras,
  shown,
  areas,
  at,
  place,
  onShow,
  onChoose,
}: {
  readonly cameras: readonly Camera[]
  readonly shown: Camera
  readonly areas: Areas
  /** The moment that is shown. */
  readonly at: WallTime90k
  /** Which of the hits is watched, as it is told. */
  readonly place: string | undefined
  readonly onShow: (camera: string) => void
  readonly onChoose: () => void
}) => {
  const say = useWords()
  const [first] = cameras
  const several = cameras.length > 1
  return (
    <div className="flex min-h-12 items-center gap-2 px-2 sm:px-4">
      <h1 className={`text-lg font-semibold ${several ? 'sr-only' : 'min-w-0 leading-tight wrap-anywhere'}`}>
        {several
          ? say('search_page_many', { count: cameras.length })
          : say('search_page_of', { name: first?.name ?? '' })}
      </h1>
      {several && (
        <ul className="flex min-w-0 flex-1 gap-1 overflow-x-auto py-1" aria-label={say('cameras')}>
          {cameras.map(({ id, name }) => (
            <li key={id} className="shrink-0">
              <Button
                weight="quiet"
                aria-pressed={id === shown.id}
                className="max-w-44 px-2! text-left aria-pressed:bg-accent-deep aria-pressed:text-accent"
                onClick={() => onShow(id)}
              >
                <span className="grid min-w-0">
                  <span className="truncate font-medium">{name}</span>
                  <span className="truncate text-xs">{say(wordOf(areas, id))}</span>
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="ml-auto shrink-0 text-right leading-tight tabular-nums">
        {place !== undefined && <span className="mr-3 text-quiet max-sm:hidden">{place}</span>}
        <time className="font-semibold">{clockText(at)}</time>{' '}
        <span className="text-quiet max-sm:block max-sm:text-sm">{dateText(at)}</span>
      </p>
      <IconButton label={say('choose_cameras')} className="shrink-0" onClick={onChoose}>
        <PlusIcon />
      </IconButton>
    </div>
  )
}

const wordOf = (areas: Areas, camera: string) => {
  const area = areas.get(camera)
  if (area !== undefined && area !== 'all') return 'search_camera_area'
  return areas.size === 0 ? 'search_camera_open' : 'search_camera_whole'
}
