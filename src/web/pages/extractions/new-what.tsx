// The second step of a request: which cameras, from when to when, with what there is of each span.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { MOST_ITEMS, type Trial } from '#contract/extraction.ts'
import { camerasQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Button } from '#web/ui/button.tsx'
import { CameraChoosing } from '#web/ui/camera-choosing.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { useWords } from '#web/words/language.ts'
import { type DraftItem, withCameras } from './draft.ts'
import { ItemCard } from './item-card.tsx'
import type { StepProps } from './new-step.ts'
import { TrialTold } from './trial-told.tsx'

export const WhatStep = ({
  draft,
  wrong,
  onChange,
  trial,
}: StepProps & { readonly trial: { readonly data: Trial | undefined; readonly error: unknown } }) => {
  const say = useWords()
  const { data } = useQuery(camerasQuery)
  const all = (data?.cameras ?? []).filter(({ may }) => may === undefined || may.includes('request_extract'))
  const [choosing, setChoosing] = useState(false)
  const nameOf = (id: string): string => data?.cameras.find(camera => camera.id === id)?.name ?? id
  const change = (key: number, span: { readonly from: WallTime90k; readonly to: WallTime90k }): void =>
    onChange({ items: draft.items.map(item => (item.key === key ? { ...item, ...span } : item)) })
  return (
    <>
      <p className="max-w-prose text-quiet">{say('ask_items_why')}</p>
      {draft.items.map(item => (
        <ItemCard
          key={item.key}
          item={item}
          name={nameOf(item.camera)}
          onChange={span => change(item.key, span)}
          onRemove={() => onChange({ items: draft.items.filter(({ key }) => key !== item.key) })}
          {...(draft.items.length > 1 && {
            onSameForAll: () => onChange({ items: draft.items.map(one => ({ ...one, from: item.from, to: item.to })) }),
          })}
        />
      ))}
      {draft.items.length < MOST_ITEMS && (
        <Button className="min-h-12 justify-self-start" onClick={() => setChoosing(true)}>
          <PlusIcon />
          {say(draft.items.length === 0 ? 'ask_choose_cameras' : 'ask_add_camera')}
        </Button>
      )}
      {wrong.items !== undefined && (
        <p role="alert" className="text-sm text-bad">
          {say(wrong.items)}
        </p>
      )}
      <Complaint error={trial.error} />
      <TrialTold trial={trial.error === null ? trial.data : undefined} nameOf={nameOf} />
      {choosing && (
        <Choosing
          all={all}
          items={draft.items}
          onChoose={items => {
            onChange({ items })
            setChoosing(false)
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

const Choosing = ({
  all,
  items,
  onChoose,
  onClose,
}: {
  readonly all: readonly Camera[]
  readonly items: readonly DraftItem[]
  readonly onChoose: (items: readonly DraftItem[]) => void
  readonly onClose: () => void
}) => {
  const say = useWords()
  return (
    <CameraChoosing
      all={all}
      chosen={[]}
      most={MOST_ITEMS - items.length}
      hint={say('ask_cameras_hint')}
      take={count => say('ask_take_cameras', { count })}
      onChoose={ids => onChoose(withCameras(items, ids, stationNow()))}
      onClose={onClose}
    />
  )
}
