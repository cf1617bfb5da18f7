// A patient for the camera doctor: a pretend camera as a station would know it, and what the doctor needs of the rooms behind it, without a station.

import { systemClock } from '#base/clock.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { Finding, FindingCode } from '#contract/doctor.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { type DoctorConditions, type Examination, examine, type Patient } from '#engine/camera/doctor.ts'
import { createHttpClient } from '#engine/camera/http-client.ts'
import { openOnvifDevice } from '#engine/camera/onvif-open.ts'
import { createRefusedPasswords } from '#engine/camera/refused-passwords.ts'
import { streamMeasurer } from '#engine/viewing/measure-stream.ts'
import type { Street } from '#simulator/street.ts'

export const patientOf = (street: Street, id: string, more: Partial<Patient> = {}): Patient => {
  const camera = street.cameras.find(one => one.id === id)
  if (camera === undefined) throw new Error(`no camera ${id}`)
  const { username, password, main_url, sub_url, brand, http_url } = camera
  return {
    main_url,
    sub_url,
    transport: 'tcp',
    credentials: { username, password },
    brand: (brand as BrandCode | undefined) ?? null,
    service_url: http_url === undefined ? null : `${http_url}onvif/device_service`,
    channel: null,
    suspended: false,
    main: null,
    sub: null,
    ...more,
  }
}

export const conditionsOf = (patient: Patient): DoctorConditions => {
  const guard = createAddressGuard()
  const refused = createRefusedPasswords(systemClock)
  const measurer = streamMeasurer(systemClock, guard.pin)
  const measure: DoctorConditions['measure'] = (stream, signal) => {
    const url = (stream === 'main' ? patient.main_url : patient.sub_url) ?? patient.main_url
    return measurer({ url, credentials: patient.credentials, transport: patient.transport }, signal)
  }
  return {
    guard,
    refused,
    clock: systemClock,
    http: createHttpClient(guard, refused),
    openDevice: openOnvifDevice,
    measure,
    measureAnew: measure,
    decodes: async () => null,
    lostPackets: () => null,
  }
}

export const examineAlone = (
  patient: Patient,
  { try_factory_password = false, ...conditions }: Partial<DoctorConditions> & { try_factory_password?: boolean } = {},
): Promise<Examination> =>
  examine({ ...conditionsOf(patient), ...conditions }, patient, { try_factory_password }, new AbortController().signal)

/** The line of a report; of the stream that is meant where both have one. */
export const lineOf = ({ findings }: { readonly findings: readonly Finding[] }, code: FindingCode): Finding => {
  const found = findings.find(one => one.code === code)
  if (found === undefined) throw new Error(`no finding ${code}`)
  return found
}
