// Doors that are no HTTP route: messages on open sockets, and what other systems ask over RTSP and ONVIF. Declared like routes, so that the census
// finds a new one that declares nothing. Each is decided where it is served: a socket's cameras are those of its sight, an RTSP or ONVIF account's
// are those that `programs/station/republishing.ts` asks the policy for.

import { type Deed, freely, toCamera } from './deed.ts'

const live = toCamera('watch_live', 'message.camera')
const fetching = toCamera('watch_live', 'path.camera')
const device = freely('What the station is as a device; no camera is named.')
const own = freely('Ends or tends what its sender has opened.')

export const otherDoors: Readonly<Record<string, Deed>> = {
  'WebSocket /api/live watch': live,
  'WebSocket /api/live unwatch': own,
  'WebSocket /api/television/live watch': live,
  'WebSocket /api/television/live unwatch': own,
  'WebSocket /api/television/line word': freely('A television says what it shows; it is told nothing for it.'),
  'RTSP OPTIONS /:camera/:stream': freely('The methods of the server, the same for every path.'),
  'RTSP DESCRIBE /:camera/:stream': fetching,
  'RTSP SETUP /:camera/:stream': fetching,
  'RTSP PLAY /:camera/:stream': fetching,
  'RTSP GET_PARAMETER /:camera/:stream': own,
  'RTSP SET_PARAMETER /:camera/:stream': own,
  'RTSP TEARDOWN /:camera/:stream': own,
  'ONVIF GetSystemDateAndTime': device,
  'ONVIF GetDeviceInformation': device,
  'ONVIF GetServices': device,
  'ONVIF GetCapabilities': device,
  'ONVIF GetServiceCapabilities': device,
  'ONVIF GetScopes': device,
  'ONVIF GetHostname': device,
  'ONVIF GetEndpointReference': device,
  'ONVIF GetProfiles': fetching,
  'ONVIF GetProfile': fetching,
  'ONVIF GetVideoSources': fetching,
  'ONVIF GetAudioSources': fetching,
  'ONVIF GetStreamUri': fetching,
  'ONVIF GetSnapshotUri': fetching,
  'ONVIF snapshot /:camera/:stream': fetching,
}
