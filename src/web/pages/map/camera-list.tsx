// Camera list: everything the map tells, as a list: found by name, hamlet, road and state; those that stand nowhere yet in a tray of their own, to
// be carried onto the map or placed by pressing.

import { useId } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { StateMark } from '#web/ui/state-mark.tsx'
import { useWords } from '#web/words/language.ts'
import {
  type CameraPoint,
  type Filter,
  isPlaced,
  markOf,
  NO_FILTER,
  namesOf,
  type PointState,
  pointStates,
  pointStateWords,
} from './camera-points.ts'
import { DRAGGED } from './map-face.tsx'
import { siteText } from './site-text.ts'

export const FilterFields = ({
  points,
  filter,
  onFilter,
}: {
  readonly points: readonly CameraPoint[]
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}) => {
  const say = useWords()
  const choices = [
    ['hamlet', say('site_hamlet'), namesOf(points, 'hamlet')],
    ['road', say('site_road'), namesOf(points, 'road')],
  ] as const
  const narrowed = [filter.hamlet, filter.road, filter.state].filter(one => one !== '').length
  return (
    <search className="grid gap-1">
      <Field
        type="search"
        label={say('map_search')}
        value={filter.text}
        maxLength={80}
        onChange={event => onFilter({ ...filter, text: event.target.value })}
      />
      <details open={narrowed > 0 || undefined}>
        <summary className="min-h-11 cursor-pointer py-2.5 font-medium">
          {say('map_filter')}{' '}
          {narrowed > 0 && <span className="text-quiet">{say('map_filter_count', { count: narrowed })}</span>}
        </summary>
        <div className="grid grid-cols-2 gap-3 pb-1">
          {choices.map(([what, label, names]) => (
            <Choice
              key={what}
              label={label}
              value={filter[what]}
              onChange={event => onFilter({ ...filter, [what]: event.target.value })}
            >
              <option value="">{say('all_of_them')}</option>
              {names.map(name => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Choice>
          ))}
          <div className="col-span-2">
            <Choice
              label={say('map_state')}
              value={filter.state}
              onChange={event => onFilter({ ...filter, state: event.target.value as PointState | '' })}
            >
              <option value="">{say('all_of_them')}</option>
              {pointStates.map(state => (
                <option key={state} value={state}>
                  {`${say(pointStateWords[state])} (${points.filter(point => point.state === state).length})`}
                </option>
              ))}
            </Choice>
          </div>
        </div>
      </details>
    </search>
  )
}

type ListDeeds = {
  readonly onChoose: (camera: string) => void
  readonly onPlace?: ((camera: string) => void) | undefined
}

export const CameraList = ({
  all,
  shown,
  chosen,
  onClear,
  onChoose,
  onPlace,
}: ListDeeds & {
  readonly all: readonly CameraPoint[]
  /** Those that are asked for. */
  readonly shown: readonly CameraPoint[]
  readonly chosen: string | undefined
  readonly onClear: (filter: Filter) => void
}) => {
  const say = useWords()
  const placed = shown.filter(isPlaced)
  const nowhere = shown.filter(point => !isPlaced(point))
  return (
    <div className="grid grid-cols-1 gap-4">
      <p role="status" className="text-sm text-quiet">
        {say('map_shown_of', { shown: shown.length, total: all.length })}
      </p>
      {shown.length === 0 && (
        <div className="grid justify-items-start gap-2">
          <p>{say('map_none_asked_for')}</p>
          <Button onClick={() => onClear(NO_FILTER)}>{say('map_show_all')}</Button>
        </div>
      )}
      {nowhere.length > 0 && <Tray points={nowhere} onChoose={onChoose} onPlace={onPlace} />}
      {placed.length > 0 && (
        <ul aria-label={say('map_cameras')} className="grid grid-cols-1">
          {placed.map(point => (
            <Entry key={point.camera.id} point={point} chosen={point.camera.id === chosen} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </div>
  )
}

const Entry = ({
  point: { camera, site, state },
  chosen,
  onChoose,
}: Pick<ListDeeds, 'onChoose'> & { readonly point: CameraPoint; readonly chosen: boolean }) => {
  const say = useWords()
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-pressed={chosen}
        onClick={() => onChoose(camera.id)}
        className="flex min-h-14 w-full items-start gap-3 rounded-lg px-2 py-2 text-left hover:bg-raised focus-visible:-outline-offset-3 aria-pressed:bg-raised"
      >
        <StateMark state={markOf[state]} className="mt-1.5 size-3.5" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium wrap-anywhere">{camera.name}</span>
          <span className="block text-sm text-quiet">{say(pointStateWords[state])}</span>
          {site !== undefined && <span className="block text-sm text-quiet">{siteText(site, say)}</span>}
        </span>
      </button>
    </li>
  )
}

const Tray = ({ points, onChoose, onPlace }: ListDeeds & { readonly points: readonly CameraPoint[] }) => {
  const say = useWords()
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-2 rounded-xl border border-dashed border-edge p-3">
      <h3 id={id} className="font-semibold">
        {say('map_tray')}
      </h3>
      <p className="text-sm text-quiet">{say('map_tray_why')}</p>
      <ul className="grid grid-cols-1 gap-1">
        {points.map(({ camera, state }) => (
          <li
            key={camera.id}
            draggable={onPlace !== undefined}
            onDragStart={event => event.dataTransfer.setData(DRAGGED, camera.id)}
            className="flex items-center gap-1 rounded-lg bg-night pr-1 md:cursor-grab"
          >
            <button
              type="button"
              onClick={() => onChoose(camera.id)}
              className="flex min-h-11 min-w-0 flex-1 items-center gap-2 rounded-lg px-3 text-left focus-visible:-outline-offset-3"
            >
              <StateMark state={markOf[state]} />
              <span className="min-w-0 py-2 wrap-anywhere">{camera.name}</span>
            </button>
            {onPlace !== undefined && (
              <Button
                weight="offered"
                className="px-3"
                aria-label={say('map_place', { name: camera.name })}
                onClick={() => onPlace(camera.id)}
              >
                {say('map_place_short')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
