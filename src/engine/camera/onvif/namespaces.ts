// Namespaces of ONVIF and of what it stands on (ONVIF Core specification, SOAP 1.1 and 1.2, WS-Addressing, WS-Discovery, WS-Security).

import type { OnvifService } from '#engine/camera/onvif-device.ts'

export const SOAP = 'http://www.w3.org/2003/05/soap-envelope'
export const ADDRESSING = 'http://www.w3.org/2005/08/addressing'
export const DISCOVERY_ADDRESSING = 'http://schemas.xmlsoap.org/ws/2004/08/addressing'
export const DISCOVERY = 'http://schemas.xmlsoap.org/ws/2005/04/discovery'
export const NETWORK = 'http://www.onvif.org/ver10/network/wsdl'
export const SCHEMA = 'http://www.onvif.org/ver10/schema'
export const NOTIFICATION = 'http://docs.oasis-open.org/wsn/b-2'
export const SECURITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'
export const SECURITY_UTILITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'
const TOKEN = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0'
export const PASSWORD_DIGEST = `${TOKEN}#PasswordDigest`
export const BASE64 = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary'

export const serviceSpaces: Record<OnvifService, string> = {
  device: 'http://www.onvif.org/ver10/device/wsdl',
  media: 'http://www.onvif.org/ver10/media/wsdl',
  media2: 'http://www.onvif.org/ver20/media/wsdl',
  events: 'http://www.onvif.org/ver10/events/wsdl',
  ptz: 'http://www.onvif.org/ver20/ptz/wsdl',
  imaging: 'http://www.onvif.org/ver20/imaging/wsdl',
  recording: 'http://www.onvif.org/ver10/recording/wsdl',
  search: 'http://www.onvif.org/ver10/search/wsdl',
  replay: 'http://www.onvif.org/ver10/replay/wsdl',
}
