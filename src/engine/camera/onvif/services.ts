// Services: which services a device has and where, by GetServices (Core 2.1 and later) or, on older devices, by GetCapabilities.

import type { OnvifService } from '#engine/camera/onvif-device.ts'
import { all, find, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { readServiceAddress, type ServicePlace } from './foreign-address.ts'
import { serviceSpaces } from './namespaces.ts'
import type { Services } from './service.ts'

/** Reads a GetServicesResponse. Namespaces of versions that we do not speak are left out. */
export const readServices = (response: XmlElement): Services => {
  const services: Services = new Map()
  for (const said of all(response, 'Service').slice(0, 64)) {
    const space = textOf(said, 'Namespace')?.replace(/\/$/, '')
    const [name] = Object.entries(serviceSpaces).find(([, known]) => known === space) ?? []
    put(services, name as OnvifService | undefined, textOf(said, 'XAddr'))
  }
  return services
}

const inCapabilities: Record<string, OnvifService> = {
  Device: 'device',
  Media: 'media',
  Events: 'events',
  PTZ: 'ptz',
  Imaging: 'imaging',
  Recording: 'recording',
  Search: 'search',
  Replay: 'replay',
  Media2: 'media2',
}

/** Reads a GetCapabilitiesResponse; what came with later versions stands in extensions within extensions. */
export const readCapabilities = (response: XmlElement): Services => {
  const services: Services = new Map()
  let level = find(response, 'Capabilities')
  for (let depth = 0; level !== undefined && depth < 4; depth++) {
    for (const said of level.children.slice(0, 64)) put(services, inCapabilities[said.name], textOf(said, 'XAddr'))
    level = find(level, 'Extension') ?? find(level, 'Extensions')
  }
  return services
}

const put = (services: Services, name: OnvifService | undefined, address: string | undefined): void => {
  const place: ServicePlace | undefined = address === undefined ? undefined : readServiceAddress(address)
  if (name !== undefined && place !== undefined && !services.has(name)) services.set(name, place)
}
