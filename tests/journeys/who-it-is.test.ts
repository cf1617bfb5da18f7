// Journey: an address range names devices of every maker; each is told by what it says without a password: its realm, its page, its scopes.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brandCodes } from '#contract/brand.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { probeAddresses } from '#engine/camera/address-probe.ts'
import { brandOf } from '#engine/camera/brands.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { closing, openStreet } from '#test/neighbourhood.ts'

const skip = await libavMissing()

/** KBVision's devices give themselves away as Dahua's, who builds them; one that only follows the book is nobody's. */
const otherwise: Readonly<Record<string, string | undefined>> = { kbvision: 'dahua', generic_onvif: undefined }

test('a device of each maker is told from what it says to anybody', { skip }, async t => {
  const street = await openStreet(closing(t), {
    cameras: brandCodes.length,
    personalities: brandCodes.map((brand, index) => ({ brand, camera: String(index + 1) })),
  })
  const told: Record<string, string | undefined> = {}
  for (const [index, brand] of brandCodes.entries()) {
    const device = street.device(street.cameras[index]!.device!)
    const ports = [device.http_port, device.rtsp_port].filter(port => port > 0)
    const found = await probeAddresses(createAddressGuard(), { addresses: ['127.0.0.1'], ports, connect_ms: 10_000 })
    const [one] = found
    assert.equal(found.length, 1, `${brand}: ${JSON.stringify(found)}`)
    told[brand] = brandOf(one!)?.code
  }
  assert.deepEqual(told, Object.fromEntries(brandCodes.map(code => [code, code in otherwise ? otherwise[code] : code])))
})
