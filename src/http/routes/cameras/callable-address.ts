// Callable address: what is kept to be dialled later lies in the ranges that the operator allowed, as what is dialled at once does. A name
// that nobody knows now is let pass: a camera may be switched off, and its name with it.

import { Problem } from '#base/problems.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'

export type CallGuard = Pick<AddressGuard, 'pin'>

/** Throws `device_address_forbidden` naming the field. */
export const mustBeCallable = async (guard: CallGuard, host: string, field: string): Promise<void> => {
  const pinned = await guard.pin(host)
  if (!pinned.ok && pinned.problem === 'forbidden_address') throw new Problem('device_address_forbidden', { field })
}

/** The same of cameras' addresses; what is left out or none is nothing to call. */
export const urlsMustBeCallable = async (
  guard: CallGuard,
  { main_url, sub_url }: { readonly main_url?: string | undefined; readonly sub_url?: string | null | undefined },
): Promise<void> => {
  for (const [field, url] of Object.entries({ main_url, sub_url })) {
    const address = url === undefined || url === null ? undefined : readCameraAddress(url)
    if (address?.ok === true) await mustBeCallable(guard, address.value.host, `body.${field}`)
  }
}
