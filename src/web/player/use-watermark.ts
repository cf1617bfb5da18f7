// Has the viewer's name lie over every picture, as the station says; until it has said, the name they are signed in by.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery, watermarkQuery } from '#web/queries.ts'
import { setWatermark } from './watermark.ts'

export const useWatermark = (display_name: string): void => {
  const told = useQuery(watermarkQuery)
  const wall = useQuery(sessionQuery).data?.duty_wall === true
  const text = wall ? null : told.data === undefined ? display_name : told.data.text
  useEffect(() => {
    setWatermark(text)
    return () => setWatermark(null)
  }, [text])
}
