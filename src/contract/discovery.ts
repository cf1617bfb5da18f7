// Finding devices on the wire: a search is started, read while it fills, and stopped; which networks may be searched and called.

import { z } from 'zod'
import { brandCodeShape } from './brand.ts'
import { cameraIdShape } from './camera.ts'

/** POST /api/discovery: asks the chosen networks who is there, and every address of a range where one is named. */
export const startDiscoveryShape = z.strictObject({
  interfaces: z
    .array(z.string().max(64))
    .max(16)
    .default([])
    .describe('names of network interfaces; empty: all that may be searched'),
  range: z
    .string()
    .trim()
    .max(64)
    .nullable()
    .default(null)
    .describe('192.168.1.0/24, 192.168.1.10-40 or one address; at most 1024 addresses'),
})
export type StartDiscovery = z.input<typeof startDiscoveryShape>

export const foundDeviceShape = z.object({
  key: z.string().describe('stays the same while the search goes on'),
  address: z.string(),
  port: z.number().int().nullable().describe('where its ONVIF or web service answers'),
  rtsp_port: z.number().int().nullable().describe('null: not known to answer there'),
  maker: z.string(),
  model: z.string(),
  name: z.string(),
  mac: z.string().nullable(),
  brand: brandCodeShape.nullable().describe('null: could not be told'),
  kind: z.enum(['camera', 'recorder', 'unknown']),
  found_by: z.enum(['discovery', 'range']),
  onvif: z.boolean(),
  added_as: z.array(cameraIdShape).describe('cameras of the station at this address'),
})
export type FoundDevice = z.infer<typeof foundDeviceShape>

/** GET /api/discovery/:search, read again and again until it is done. */
export const discoveryShape = z.object({
  id: z.string(),
  state: z.enum(['searching', 'done', 'stopped']),
  devices: z.array(foundDeviceShape),
  addresses: z.number().int().describe('how many addresses of the range are to be asked'),
  asked: z.number().int().describe('how many of them have been'),
  interfaces: z.array(z.string()).describe('the interfaces that were asked'),
})
export type Discovery = z.infer<typeof discoveryShape>

export const networkInterfaceShape = z.object({ name: z.string(), address: z.string(), netmask: z.string() })

/** GET and PUT /api/network */
export const networkShape = z.object({
  interfaces: z.array(networkInterfaceShape),
  always_allowed: z.array(z.string()).describe('ranges that are inside by nature: private and link-local networks'),
  allowed: z.array(z.string()).describe('ranges that the operator added'),
})
export type Network = z.infer<typeof networkShape>

export const setNetworkShape = z.strictObject({ allowed: z.array(z.string().trim().max(64)).max(64) })
