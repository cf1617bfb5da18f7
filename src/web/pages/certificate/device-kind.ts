// Device kind: which way of trusting a certificate is likely the visitor's, from what the browser says of itself. Pure.

export const deviceKinds = ['windows', 'android', 'ios', 'firefox', 'mac', 'linux'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** Firefox keeps a list of its own on desks; on phones it uses the phone's. An iPad calls itself a Macintosh, with fingers. */
export const deviceKind = (userAgent: string, touches: number): DeviceKind => {
  if (/Android/.test(userAgent)) return 'android'
  if (/iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && touches > 1)) return 'ios'
  if (/Firefox\//.test(userAgent)) return 'firefox'
  if (/Windows/.test(userAgent)) return 'windows'
  return /Macintosh/.test(userAgent) ? 'mac' : 'linux'
}
