// Cameras part: beside the map, the cameras: the list to look at, or, while they are placed, the tools and the form of the one that is chosen.

import { Link } from '@tanstack/react-router'
import { useMay } from '#web/may.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { useWords } from '#web/words/language.ts'
import { CameraList, FilterFields } from './camera-list.tsx'
import { type CameraPoint, type Filter, isPlaced, namesOf } from './camera-points.ts'
import { EditBar } from './edit-bar.tsx'
import { PencilIcon, PinIcon } from './map-icons.tsx'
import { draftOf } from './site-edits.ts'
import { SiteForm } from './site-form.tsx'
import type { SiteEditing } from './use-site-edits.ts'

type PartProps = {
  readonly all: readonly CameraPoint[]
  readonly shown: readonly CameraPoint[]
  /** Who is chosen. */
  readonly one: CameraPoint | undefined
  readonly filter: Filter
  readonly editing: boolean
  readonly sites: SiteEditing
  readonly onFilter: (filter: Filter) => void
  readonly onChoose: (camera: string) => void
  readonly onPlace: (camera: string) => void
  readonly onEdit: () => void
  readonly onLeave: () => void
}

export const CamerasPart = (props: PartProps) => {
  const say = useWords()
  const may = useMay()
  const places = may('configure_camera')
  const { all, shown, one, filter, editing, sites } = props
  if (all.length === 0)
    return (
      <EmptyState
        title={say('map_no_cameras')}
        drawing={<PinIcon />}
        action={
          may('configure_camera', 'whole') && (
            <Link to="/add-camera" className={buttonLook('strong')}>
              {say('add_camera')}
            </Link>
          )
        }
      >
        {say('map_no_cameras_why')}
      </EmptyState>
    )
  return (
    <div className="grid grid-cols-1 gap-4">
      {editing && <Editing {...props} />}
      {!editing && places && (
        <Button className="justify-self-start" onClick={props.onEdit}>
          <PencilIcon />
          {say('map_edit')}
        </Button>
      )}
      {!editing && <FilterFields points={all} filter={filter} onFilter={props.onFilter} />}
      {places && !all.some(isPlaced) && !editing && <p className="text-quiet">{say('map_none_placed')}</p>}
      <CameraList
        all={all}
        shown={shown}
        chosen={one?.camera.id}
        onClear={props.onFilter}
        onChoose={props.onChoose}
        {...(places && { onPlace: props.onPlace })}
      />
      {sites.saving.isPending && <p role="status">{say('one_moment')}</p>}
    </div>
  )
}

const Editing = ({ all, one, sites, onLeave, onPlace }: PartProps) => {
  const say = useWords()
  return (
    <div className="-mx-3 -mt-4 grid gap-4 border-b border-line pb-4">
      <div className="sticky top-0 z-10 bg-slate">
        <EditBar
          told={say(sites.changes === 0 ? 'map_edit_how' : 'map_changes', { count: sites.changes })}
          canUndo={sites.canUndo}
          canRedo={sites.canRedo}
          changed={sites.changes > 0}
          saving={sites.saving}
          onUndo={sites.undo}
          onRedo={sites.redo}
          onSave={sites.save}
          onLeave={onLeave}
        />
      </div>
      <div className="px-3">
        {one === undefined && <p className="text-quiet">{say('map_choose_one')}</p>}
        {one !== undefined && !isPlaced(one) && (
          <Button onClick={() => onPlace(one.camera.id)}>{say('map_place', { name: one.camera.name })}</Button>
        )}
        {one !== undefined && isPlaced(one) && (
          <SiteForm
            key={one.camera.id}
            point={one}
            site={draftOf(one.site)}
            hamlets={namesOf(all, 'hamlet')}
            roads={namesOf(all, 'road')}
            onChange={(site, deed) => sites.edit(one.camera.id, site, deed)}
            onTakeAway={() => sites.edit(one.camera.id, null)}
          />
        )}
      </div>
    </div>
  )
}
