// Map desk: the map and what stands beside it, kept in step: who is chosen, what is asked for, what is being placed or turned. On a desk the list
// stands at the left; on a phone it is a sheet under the thumb.

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { MapShown } from '#contract/map.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { SHOWN_HERE, useOpened, useWayBack } from '#web/ui/opened.ts'
import { Tabs } from '#web/ui/tabs.tsx'
import { useWords } from '#web/words/language.ts'
import { useAreaNames } from './area-names.tsx'
import { CameraCard } from './camera-card.tsx'
import { CameraMarks } from './camera-marks.tsx'
import { type CameraPoint, type Filter, isAskedFor, isPlaced, NO_FILTER, type PlacedPoint } from './camera-points.ts'
import { CamerasPart } from './cameras-part.tsx'
import { DrawingMarks } from './drawing-marks.tsx'
import { DrawingPart } from './drawing-part.tsx'
import { EmptyGround } from './empty-ground.tsx'
import type { Aim, SurfaceHand } from './ground.ts'
import { LayersPart } from './layers-part.tsx'
import { MapFace } from './map-face.tsx'
import { boundsOf, fitted, type Place, type Point, panned, project, unproject, VIETNAM, type View } from './mercator.ts'
import { Sheet } from './sheet.tsx'
import { draftOf, exactly, newSite, type SiteDraft, withEdits } from './site-edits.ts'
import { UnsavedGuard } from './unsaved-guard.tsx'
import { useDrawing } from './use-drawing.ts'
import { useGround } from './use-ground.ts'
import { useSiteEdits } from './use-site-edits.ts'
import { WedgeHandles } from './wedge-handles.tsx'

/** Where a camera is turned by hand, its wedge is as wide as a hand. */
const EDIT_ZOOM = { desk: 18, phone: 17 }
type Part = 'cameras' | 'layers'

export const MapDesk = ({
  points: saved,
  map,
}: {
  readonly points: readonly CameraPoint[]
  readonly map: MapShown
}) => {
  const say = useWords()
  const { camera: chosen } = useSearch({ from: '/inside/map' })
  const navigate = useNavigate({ from: '/map' })
  const wayBack = useWayBack()
  /** The first one that is chosen is a place of its own: Back leads to the map as it was before. */
  const choose = (camera: string | undefined, in_place = chosen !== undefined || editing): void => {
    if (camera === chosen) return
    const go = (replace: boolean) =>
      navigate({ search: camera === undefined ? {} : { camera }, replace, state: replace ? true : SHOWN_HERE })
    if (camera === undefined) wayBack(() => go(true))
    else void go(in_place)
  }
  const { open: opened, show } = useOpened()
  const [part, setPart] = useState<Part>('cameras')
  const ask_layer = opened === 'import' || opened === 'new-layer'
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const [editing, setEditing] = useState(false)
  const [placing, setPlacing] = useState<string>()
  const [leaving, setLeaving] = useState<() => void>()
  const [open, setOpen] = useState(saved.length === 0)
  const hand = useRef<SurfaceHand>(undefined)
  const stop = () => {
    setEditing(false)
    setPlacing(undefined)
  }
  const sites = useSiteEdits(saved, stop)
  const drawing = useDrawing()
  const ground = useGround(map, drawing.now?.layer?.id)
  const areas = useAreaNames(ground.ground.layers)
  const points = useMemo(() => withEdits(saved, sites.edits), [saved, sites.edits])
  const shown = useMemo(() => points.filter(point => isAskedFor(point, filter)), [points, filter])
  const placed = useMemo(() => shown.filter(isPlaced), [shown])
  const one = points.find(({ camera }) => camera.id === chosen)
  const [start] = useState(() => startOf(saved, chosen, map))
  const [origin] = useState(() => start.center)

  const goTo = (camera: string, nearest: number): void => {
    const point = points.find(found => found.camera.id === camera)
    const view = hand.current?.view()
    if (point?.site === undefined || view === undefined) return
    const { longitude, latitude } = point.site
    const at = project(view, { longitude, latitude })
    const free = freePart(view)
    const inside = at.x > 60 && at.y > 60 && at.x < free.width - 60 && at.y < free.height - 60
    if (inside && view.zoom >= nearest) return
    const zoom = Math.max(view.zoom, nearest)
    const there = { ...view, zoom, center: { longitude, latitude } }
    hand.current?.go(panned(there, { x: (free.width - view.width) / 2, y: (free.height - view.height) / 2 }))
  }
  const onChoose = (camera: string): void => {
    choose(camera === chosen ? undefined : camera)
    if (camera !== chosen) goTo(camera, editing ? editZoom() : 15)
    setOpen(editing)
  }
  const startEdit = (camera?: string): void => {
    setPart('cameras')
    setEditing(true)
    setOpen(true)
    if (camera !== undefined) goTo(camera, editZoom())
  }
  const startPlacing = (camera: string): void => {
    startEdit()
    choose(camera, true)
    setPlacing(camera)
    setOpen(false)
  }
  const place = (camera: string, at: Place): void => {
    const stands = points.find(point => point.camera.id === camera)?.site
    sites.edit(camera, stands === undefined ? newSite(at) : { ...draftOf(stands), ...exactly(at) })
    setEditing(true)
    setPlacing(undefined)
    choose(camera)
  }
  const onMove = (camera: string, from: Place, by: Point, deed: string): void => {
    const stands = points.find(point => point.camera.id === camera)?.site
    const view = hand.current?.view()
    if (stands === undefined || view === undefined) return
    const at = project(view, from)
    const to = exactly(unproject(view, { x: at.x + by.x, y: at.y + by.y }))
    sites.edit(camera, { ...draftOf(stands), ...to }, deed)
    if (camera !== chosen) choose(camera)
  }
  const onCluster = (members: readonly PlacedPoint[]): void => {
    const view = hand.current?.view()
    const bounds = boundsOf(members.map(({ site }) => site))
    if (view === undefined || bounds === undefined) return
    const aim = fitted(bounds, view, { padding: 90, nearest: 20 })
    if (aim.zoom > view.zoom + 0.3) hand.current?.go(aim)
    else onChoose(members[0]!.camera.id)
  }
  const onFit = (): void => {
    const view = hand.current?.view()
    if (view !== undefined)
      hand.current?.go(fitted(boundsOf(placed.map(({ site }) => site)) ?? map.bounds ?? VIETNAM, view))
  }
  const onPress = (at: Place): void => {
    if (drawing.now !== undefined) drawing.press(at)
    else if (placing !== undefined) place(placing, at)
    else if (!editing) choose(undefined)
  }
  /** A map that nobody has moved yet shows all of it on a window of another size too. */
  const untouched = useRef<Aim>(start)
  const onSize = (before: View, now: View): void => {
    if (!sameAim(before, untouched.current)) return
    untouched.current = startOf(points, chosen, map, now)
    hand.current?.go(untouched.current)
  }
  const onReady = useCallback((given: SurfaceHand | undefined) => {
    hand.current = given
  }, [])
  const busy = editing || drawing.now !== undefined || part === 'layers' || ask_layer
  const bare = !busy && map.layers.length === 0 && ground.ground.base.kind === 'none' && placed.length === 0
  const openLayers = (what: string): void => {
    setPart('layers')
    show(what)
  }
  const leave = (how: () => void): void => (sites.changes > 0 ? setLeaving(() => how) : how())
  const stopEdit = () => {
    sites.drop()
    stop()
  }
  const site = one?.site
  const over = (zoom: number) => (
    <>
      <CameraMarks
        points={placed}
        zoom={zoom}
        origin={origin}
        chosen={chosen}
        areas={areas}
        onChoose={onChoose}
        onCluster={onCluster}
        onMove={editing ? onMove : undefined}
      />
      {editing && one !== undefined && isPlaced(one) && placing === undefined && (
        <WedgeHandles
          key={one.camera.id}
          point={one}
          zoom={zoom}
          origin={origin}
          onTurn={(change, deed) => sites.edit(one.camera.id, { ...draftOf(one.site), ...change } as SiteDraft, deed)}
        />
      )}
      {drawing.now !== undefined && (
        <DrawingMarks drawing={drawing} zoom={zoom} origin={origin} view={() => hand.current?.view()} />
      )}
    </>
  )
  const carried = points.find(({ camera }) => camera.id === placing)
  const aim =
    drawing.now !== undefined
      ? drawing.aim(say)
      : carried === undefined
        ? undefined
        : {
            text: say('map_press_where', { name: carried.camera.name }),
            label: say('map_place_middle'),
            onAim: (at: Place) => place(carried.camera.id, at),
            onCancel: () => setPlacing(undefined),
          }
  return (
    <div className="relative flex-1">
      <div className="absolute inset-0 flex">
        <h1 className="sr-only">{say('map')}</h1>
        <div className="relative order-2 min-w-0 flex-1">
          <MapFace
            start={start}
            ground={ground.ground}
            origin={origin}
            onReady={onReady}
            onPress={onPress}
            onFit={onFit}
            onSize={onSize}
            onDrop={place}
            over={over}
            aim={aim}
          />
          {bare && (
            <EmptyGround under={open} onImport={() => openLayers('import')} onDraw={() => openLayers('new-layer')} />
          )}
          {one !== undefined && !editing && drawing.now === undefined && (
            <div className="absolute right-3 bottom-20 left-3 max-h-[60%] overflow-y-auto rounded-xl md:top-3 md:max-h-[calc(100%-1.5rem)] md:bottom-auto md:left-auto md:w-88">
              <CameraCard
                point={one}
                onClose={() => choose(undefined)}
                onEdit={() => (site === undefined ? startPlacing(one.camera.id) : startEdit(one.camera.id))}
              />
            </div>
          )}
        </div>
        <Sheet
          low={editing || drawing.now !== undefined}
          open={open || ask_layer}
          onOpen={setOpen}
          label={say('map_beside')}
          told={say('map_shown_of', { shown: shown.length, total: points.length })}
        >
          {drawing.now !== undefined ? (
            <DrawingPart drawing={drawing} now={drawing.now} />
          ) : (
            <div className="px-3 pt-1">
              <Tabs
                label={say('map_beside')}
                value={ask_layer ? 'layers' : part}
                onChange={setPart}
                tabs={[
                  {
                    value: 'cameras',
                    label: say('map_cameras'),
                    children: (
                      <CamerasPart
                        all={points}
                        shown={shown}
                        one={one}
                        filter={filter}
                        editing={editing}
                        sites={sites}
                        onFilter={setFilter}
                        onChoose={onChoose}
                        onPlace={startPlacing}
                        onEdit={() => startEdit(chosen)}
                        onLeave={() => leave(stopEdit)}
                      />
                    ),
                  },
                  {
                    value: 'layers',
                    label: say('map_layers'),
                    children: (
                      <LayersPart
                        map={map}
                        choice={ground}
                        onDraw={layer =>
                          leave(() => {
                            stopEdit()
                            drawing.open(layer)
                          })
                        }
                        onShow={bounds => {
                          const view = hand.current?.view()
                          if (view !== undefined) hand.current?.go(fitted(bounds, view))
                        }}
                      />
                    ),
                  },
                ]}
              />
            </div>
          )}
        </Sheet>
      </div>
      <UnsavedGuard unsaved={sites.changes > 0 || drawing.changed} />
      {leaving !== undefined && (
        <ConfirmDialog
          title={say('map_drop_changes')}
          question={say('map_drop_question', { count: sites.changes })}
          yes={say('map_drop_changes')}
          deed={async () => leaving()}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </div>
  )
}

const onPhone = (): boolean => innerWidth < 768
const editZoom = (): number => (onPhone() ? EDIT_ZOOM.phone : EDIT_ZOOM.desk)

/** What the card or the sheet leaves of the map to see. */
const freePart = ({ width, height }: View): { readonly width: number; readonly height: number } =>
  onPhone() ? { width, height: height * 0.42 } : { width: Math.max(300, width - 380), height }

const sameAim = (a: Aim, b: Aim): boolean =>
  Math.abs(a.zoom - b.zoom) < 1e-3 &&
  Math.abs(a.center.longitude - b.center.longitude) < 1e-5 &&
  Math.abs(a.center.latitude - b.center.latitude) < 1e-5

const SCREEN = { width: 1000, height: 700 }

/** The camera that the address names, else all of what is there. */
const startOf = (
  points: readonly CameraPoint[],
  chosen: string | undefined,
  map: MapShown,
  given?: { readonly width: number; readonly height: number },
): Aim => {
  const one = points.find(({ camera }) => camera.id === chosen)?.site
  if (one !== undefined) return { center: { longitude: one.longitude, latitude: one.latitude }, zoom: 16.5 }
  const room =
    given ??
    (typeof innerWidth === 'number'
      ? { width: Math.max(300, innerWidth - (innerWidth >= 768 ? 352 : 0)), height: Math.max(300, innerHeight - 130) }
      : SCREEN)
  return fitted(boundsOf(points.filter(isPlaced).map(({ site }) => site)) ?? map.bounds ?? VIETNAM, room)
}
