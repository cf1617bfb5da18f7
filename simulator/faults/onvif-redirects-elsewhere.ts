// Sends whoever asks its ONVIF services on to another host: one of the documentation's own addresses, where nobody is (RFC 5737).

import type { Fault } from './fault.ts'

export const onvifRedirectsElsewhere: Fault = {
  says: { vi: 'chuyển hướng ONVIF sang máy khác', en: 'redirects ONVIF to another host' },
  onvif: (_, { url }) => ({ status: 307, headers: { Location: `http://192.0.2.1${url}` }, body: '' }),
}
