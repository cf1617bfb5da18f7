// Discovery: which devices are there. WS-Discovery (a multicast question on chosen interfaces, or one sent to an address) and a probe of
// an address or a small range. Devices are handed over as they answer, each once.

export type FoundDevice = {
  /** The endpoint reference (`urn:uuid:…`) where the device answered a probe, else `ip:port`. Tells devices apart. */
  readonly id: string
  readonly ip: string
  /** Where its ONVIF device service is: on the address that answered, whatever address it wrote. Undefined for RTSP only. */
  readonly onvif: { readonly port: number; readonly path: string; readonly tls: boolean } | undefined
  /** Ports of the probe that speak RTSP. */
  readonly rtsp_ports: readonly number[]
  readonly name: string | undefined
  readonly maker: string | undefined
  readonly model: string | undefined
  readonly location: string | undefined
  /** All its scopes, at most 64, and the `Server` header of whatever it answered: `brandOf` reads them. */
  readonly scopes: readonly string[]
  readonly server: string | undefined
  readonly how: 'discovered' | 'announced' | 'probed'
}
