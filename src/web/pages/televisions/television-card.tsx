// Television card: one screen: whether it is on, what it says that it shows, and its controls. Taking one out asks first, since it goes dark.

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Television, TelevisionList } from '#contract/television.ts'
import type { Wall } from '#contract/wall.ts'
import { ask } from '#web/ask.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { BackIcon, ForwardIcon, PauseIcon, PlayIcon } from '#web/ui/icons.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { StateMark } from '#web/ui/state-mark.tsx'
import { toast } from '#web/ui/toasts.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { sinceText } from '#web/words/time.ts'
import { EditDialog } from './edit-dialog.tsx'
import { SendDialog } from './send-dialog.tsx'
import { televisionsQuery } from './television-queries.ts'

export const TelevisionCard = ({
  television,
  cameras,
  walls,
}: {
  readonly television: Television
  readonly cameras: readonly Camera[]
  readonly walls: readonly Wall[]
}) => {
  const say = useWords()
  const { id, name, online, sent, showing } = television
  const { open, show, shut } = useOpened()
  const may = useMay()
  const [removing, setRemoving] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: televisionsQuery.queryKey })
  const turn = useMutation({
    mutationFn: (by: 1 | -1) => ask<Television>(paths.televisionOf(id, '/turn'), { method: 'POST', body: { by } }),
    onSettled: refresh,
  })
  const hold = useMutation({
    mutationFn: (held: boolean) => ask<Television>(paths.televisionOf(id, '/hold'), { method: 'POST', body: { held } }),
    onSettled: refresh,
  })
  const back = useMutation({
    mutationFn: () => ask<Television>(paths.televisionOf(id, '/sent'), { method: 'DELETE' }),
    onSuccess: () => toast(say('taken_back', { name })),
    onSettled: refresh,
  })
  const pages = showing?.kind === 'wall' && showing.pages > 1
  return (
    <li aria-label={name} className="grid content-start gap-3 rounded-xl border border-line bg-slate p-4">
      <div>
        <h2 className="flex items-center gap-2 text-lg font-semibold">
          <StateMark state={online ? 'live' : 'resting'} />
          <span className="min-w-0 wrap-anywhere">{name}</span>
        </h2>
        <p role="status">{showingText(television, cameras, say)}</p>
        <p className="flex flex-wrap gap-x-4 text-sm text-quiet tabular-nums">
          <span>{presenceText(television, say)}</span>
          {television.address !== null && <span>{television.address}</span>}
          {television.screen !== null && <span>{television.screen}</span>}
        </p>
      </div>
      <Complaint error={turn.error ?? hold.error ?? back.error} />
      <div className="flex flex-wrap gap-2">
        <Button weight="strong" aria-label={say('send_camera_to_of', { name })} onClick={() => show(`send-${id}`)}>
          {say('send_camera')}
        </Button>
        {sent !== null && (
          <Button aria-label={say('take_back_of', { name })} disabled={back.isPending} onClick={() => back.mutate()}>
            {say('take_back')}
          </Button>
        )}
        {pages && (
          <span className="flex">
            <IconButton label={say('previous_page_of', { name })} onClick={() => turn.mutate(-1)}>
              <BackIcon />
            </IconButton>
            {goesRound(television, walls) && (
              <IconButton
                label={say(showing.held ? 'let_page_go_of' : 'hold_page_of', { name })}
                onClick={() => hold.mutate(!showing.held)}
              >
                {showing.held ? <PlayIcon /> : <PauseIcon />}
              </IconButton>
            )}
            <IconButton label={say('next_page_of', { name })} onClick={() => turn.mutate(1)}>
              <ForwardIcon />
            </IconButton>
          </span>
        )}
        <span className="flex flex-1 justify-end gap-1">
          <Button
            weight="quiet"
            className="px-3"
            aria-label={say('edit_television_of', { name })}
            onClick={() => show(`edit-${id}`)}
          >
            {say('edit_television')}
          </Button>
          {may('manage_devices', 'whole') && (
            <Button
              weight="quiet"
              className="px-3"
              aria-label={say('remove_television_of', { name })}
              onClick={() => setRemoving(true)}
            >
              {say('remove_television')}
            </Button>
          )}
        </span>
      </div>
      {open === `send-${id}` && <SendDialog television={television} cameras={cameras} onClose={shut} />}
      {open === `edit-${id}` && <EditDialog television={television} cameras={cameras} walls={walls} onClose={shut} />}
      {removing && (
        <ConfirmDialog
          title={say('remove_television_title')}
          question={say('remove_television_sure', { name })}
          yes={say('remove_television_yes')}
          deed={() => ask<TelevisionList>(paths.televisionOf(id), { method: 'DELETE' })}
          onDone={list => {
            queries.setQueryData(televisionsQuery.queryKey, list)
            toast(say('television_removed', { name }))
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

/** Pages of a saved wall turn only where the wall is on patrol. */
const goesRound = ({ shows }: Television, walls: readonly Wall[]): boolean =>
  shows.kind === 'cameras' || walls.find(({ id }) => id === shows.wall)?.patrol.on === true

const nameIn = (cameras: readonly Camera[], id: string): string => cameras.find(camera => camera.id === id)?.name ?? id

const showingText = ({ showing, sent }: Television, cameras: readonly Camera[], say: Say): string => {
  if (showing === null) return sent === null ? '' : say('television_waits', { camera: nameIn(cameras, sent.camera) })
  if (showing.kind === 'dark') return say('television_dark')
  if (showing.kind === 'camera') return say('television_shows_camera', { camera: nameIn(cameras, showing.camera) })
  const word = showing.held ? 'television_holds_page' : 'television_shows_page'
  return say(word, { page: showing.page, pages: showing.pages })
}

const presenceText = ({ online, since_90k }: Television, say: Say): string => {
  if (since_90k === null) return say('television_off')
  const since = sinceText(wallTime90k(since_90k), stationNow())
  return say(online ? 'television_on_since' : 'television_off_since', { since })
}
