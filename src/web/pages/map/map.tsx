// Map: where every camera of the commune stands, what it looks at and how it is; live at a press, placed and turned by hand, with the commune's
// roads, hamlets and boundaries under it. The list beside it tells and does all that the map does.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { camerasQuery, overviewQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { Complaint } from '#web/ui/complaint.tsx'
import { Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { dayCode } from '#web/words/time.ts'
import { cameraPoints } from './camera-points.ts'
import { MapDesk } from './map-desk.tsx'
import { mapQuery, sitesQuery } from './map-queries.ts'

export const MapPage = () => {
  const say = useWords()
  useEffect(() => {
    document.title = `${say('map')} · ${say('product')}`
  }, [say])
  const [cameras, sites, map] = [useQuery(camerasQuery), useQuery(sitesQuery), useQuery(mapQuery)]
  const today = dayCode(stationNow())
  const recorded = useQuery(overviewQuery(today, today))
  if (cameras.data !== undefined && sites.data !== undefined && map.data !== undefined) {
    const points = cameraPoints(cameras.data.cameras, sites.data.sites, recorded.data)
    return <MapDesk points={points} map={map.data} />
  }
  return (
    <div className="grid flex-1 place-content-center p-6">
      <Complaint error={cameras.error ?? sites.error ?? map.error} />
      {!(cameras.isError || sites.isError || map.isError) && <Waiting>{say('map_coming')}</Waiting>}
    </div>
  )
}
