// Found list: devices as they answer, each with what it tells of itself, and whether it is on the station already.

import { useQuery } from '@tanstack/react-query'
import type { BrandCode } from '#contract/brand.ts'
import type { Discovery, FoundDevice } from '#contract/discovery.ts'
import { Button } from '#web/ui/button.tsx'
import { Turning } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { brandsQuery } from './adding-queries.ts'
import { byAddress, foundName } from './found-name.ts'

export const FoundList = ({
  found,
  onChoose,
}: {
  readonly found: Discovery
  readonly onChoose: (device: FoundDevice) => void
}) => {
  const say = useWords()
  const count = found.devices.length
  const searching = found.state === 'searching'
  return (
    <div className="grid gap-3">
      <p role="status" className="flex items-center gap-3 text-quiet">
        {searching && <Turning />}
        <span>
          {searching && `${say('searching')} `}
          {count > 0 ? say('devices_found', { count }) : searching ? '' : say('no_devices_found')}
          {searching &&
            found.addresses > 0 &&
            ` ${say('addresses_asked', { asked: found.asked, of: found.addresses })}`}
        </span>
      </p>
      <ul className="grid gap-2">
        {found.devices.toSorted(byAddress).map(device => (
          <OneFound key={device.key} device={device} onChoose={() => onChoose(device)} />
        ))}
      </ul>
    </div>
  )
}

/** What its maker is called. */
export const useBrandLabel = (code: BrandCode | null): string | undefined =>
  useQuery(brandsQuery).data?.brands.find(brand => brand.code === code && code !== 'generic_onvif')?.label

const OneFound = ({ device, onChoose }: { readonly device: FoundDevice; readonly onChoose: () => void }) => {
  const say = useWords()
  const name = foundName(device, useBrandLabel(device.brand), say)
  const added = device.added_as.length > 0
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-night px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="flex flex-wrap gap-x-4 text-sm text-quiet tabular-nums">
          <span>{device.address}</span>
          {device.kind === 'recorder' && <span>{say('is_recorder')}</span>}
          {added && <span className="text-accent">{say('already_on_station')}</span>}
        </p>
      </div>
      <Button
        weight={added ? 'quiet' : 'plain'}
        aria-label={say('choose_device', { name, address: device.address })}
        onClick={onChoose}
      >
        {say('choose')}
      </Button>
    </li>
  )
}
