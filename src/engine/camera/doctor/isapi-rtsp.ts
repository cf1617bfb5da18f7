// ISAPI RTSP: whether a device answers RTSP, and switching it on: one of the ports in its list of them (`adminAccesses`). Many devices list the port without
// a switch, or not at all; those cannot be helped this way.

import { no, ok } from '#base/result.ts'
import { all, textOf, truthOf, type XmlElement } from '#engine/camera/xml.ts'
import { withText, writeXml } from '#engine/camera/xml-writing.ts'
import type { Changed } from './device-way.ts'
import { getXml, type MakerHttp, type WayResult } from './maker-http.ts'

const PLACE = '/ISAPI/Security/adminAccesses'

/** Whether there is a switch for it. */
export const hasRtspSwitch = async (http: MakerHttp): Promise<boolean> => (await rtspDoor(http)).ok

export const switchRtspOn = async (http: MakerHttp): Promise<WayResult<Changed>> => {
  const before = await rtspDoor(http)
  if (!before.ok) return before
  const id = textOf(before.value, 'id') ?? ''
  if (!/^\d{1,4}$/.test(id)) return no({ reason: 'rubbish', said: 'its RTSP port has no number' })
  const put = await http.put(`${PLACE}/${id}`, writeXml(withText(before.value, 'enabled', 'true')))
  if (!put.ok) return put
  const after = await rtspDoor(http)
  if (!after.ok) return after
  const isOn = (door: XmlElement): boolean => truthOf(door, 'enabled') === true
  return ok({ before: { rtsp: isOn(before.value) }, after: { rtsp: isOn(after.value) }, read_back: isOn(after.value) })
}

const rtspDoor = async (http: MakerHttp): Promise<WayResult<XmlElement>> => {
  const list = await getXml(http, PLACE)
  if (!list.ok) return list
  const doors = all(list.value, 'AdminAccessProtocol').slice(0, 32)
  const door = doors.find(one => textOf(one, 'protocol')?.toUpperCase() === 'RTSP')
  return door === undefined || truthOf(door, 'enabled') === undefined ? no({ reason: 'not_supported' }) : ok(door)
}
