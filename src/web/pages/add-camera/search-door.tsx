// Search door: the station looks around, devices show as they answer, and one is chosen. The list stays while one after another is added.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { Discovery, FoundDevice, StartDiscovery } from '#contract/discovery.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { useWords } from '#web/words/language.ts'
import { discoveryQuery } from './adding-queries.ts'
import { DeviceForm } from './device-form.tsx'
import { FoundList, useBrandLabel } from './found-list.tsx'
import { addressOf, foundName } from './found-name.ts'
import { SearchForm } from './search-form.tsx'

export const SearchDoor = ({ onAdded }: { readonly onAdded: (camera: Camera) => void }) => {
  const say = useWords()
  const [chosen, setChosen] = useState<FoundDevice>()
  const start = useMutation({
    mutationFn: (body: StartDiscovery) => ask<Discovery>(paths.discovery, { method: 'POST', body }),
    onSuccess: found => queries.setQueryData(discoveryQuery(found.id).queryKey, found),
  })
  const label = useBrandLabel(chosen?.brand ?? null)
  const found = useQuery(discoveryQuery(start.data?.id)).data
  const once = useRef(false)
  useEffect(() => {
    if (once.current) return
    once.current = true
    start.mutate({})
  }, [start.mutate])
  if (chosen !== undefined)
    return (
      <DeviceForm
        key={chosen.key}
        given={{
          address: addressOf(chosen),
          brand: chosen.brand,
          rtsp_port: chosen.rtsp_port,
          recorder: chosen.kind === 'recorder',
          title: foundName(chosen, label, say),
        }}
        onBack={() => setChosen(undefined)}
        onAdded={camera => {
          setChosen(undefined)
          void queries.invalidateQueries({ queryKey: ['discovery'] })
          onAdded(camera)
        }}
      />
    )
  return (
    <div className="grid gap-4">
      <SearchForm searching={found?.state === 'searching' || start.isPending} onSearch={start.mutate} />
      <Complaint error={start.error} />
      {found !== undefined && <FoundList found={found} onChoose={setChosen} />}
    </div>
  )
}
