// Device form: where a device is, whose make it is, and its password; then a camera is looked at, or a recorder kept and its channels
// listed. The maker's own hint stands beside the password.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { BrandCode, BrandShown } from '#contract/brand.ts'
import type { Camera } from '#contract/camera.ts'
import type { StartProbe } from '#contract/probe.ts'
import { PasswordField } from '#web/pages/password-field.tsx'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { useLanguage, useWords } from '#web/words/language.ts'
import { brandsQuery } from './adding-queries.ts'
import type { GivenDevice } from './given-device.ts'
import { KeepRecorder } from './keep-recorder.tsx'
import { LookAndAdd } from './look-and-add.tsx'

type Asked = {
  /** A device that was found; its address is not asked for again. */
  readonly given?: GivenDevice
  readonly onBack?: () => void
  /** Kept as a recorder, unless the person says otherwise. */
  readonly recorder?: boolean
  readonly onAdded: (camera: Camera) => void
}

export const DeviceForm = ({ given, onBack, onAdded, recorder: expected = false }: Asked) => {
  const say = useWords()
  const [recorder, setRecorder] = useState(given?.recorder ?? expected)
  const [brand, setBrand] = useState<BrandCode | ''>(given?.brand ?? '')
  const known = useQuery(brandsQuery).data?.brands ?? []
  const chosen = known.find(({ code }) => code === brand)
  const fields = <DeviceFields given={given} brand={brand} brands={known} onBrand={setBrand} recorder={recorder} />
  return (
    <div className="grid gap-5">
      {given !== undefined && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-lg font-semibold">
            {given.title} <span className="font-normal text-quiet">{given.address}</span>
          </h2>
          <Button weight="quiet" onClick={onBack}>
            {say('back_to_list')}
          </Button>
        </div>
      )}
      <KindChoice recorder={recorder} onChange={setRecorder} />
      {chosen?.live === false && !recorder ? (
        <>
          <BrandChoice brand={brand} brands={known} onBrand={setBrand} />
          <Notes brand={chosen} />
          <Link to="/storage" className={buttonLook('plain', 'justify-self-start')}>
            {say('to_file_import')}
          </Link>
        </>
      ) : recorder ? (
        <KeepRecorder given={given}>{fields}</KeepRecorder>
      ) : (
        <LookAndAdd wishOf={form => wishIn(form, given)} onAdded={onAdded} onRecorder={() => setRecorder(true)}>
          {fields}
        </LookAndAdd>
      )}
    </div>
  )
}

const KindChoice = ({
  recorder,
  onChange,
}: {
  readonly recorder: boolean
  readonly onChange: (recorder: boolean) => void
}) => {
  const say = useWords()
  const choice = (value: boolean, words: ReactNode) => (
    <label className="flex min-h-11 items-center gap-2">
      <input
        type="radio"
        name="kind"
        checked={recorder === value}
        onChange={() => onChange(value)}
        className="size-5 accent-accent"
      />
      {words}
    </label>
  )
  return (
    <fieldset className="flex flex-wrap gap-x-6">
      <legend className="sr-only">{say('what_device')}</legend>
      {choice(false, say('one_camera'))}
      {choice(true, say('a_recorder'))}
    </fieldset>
  )
}

const BrandChoice = ({
  brand,
  brands,
  onBrand,
}: {
  readonly brand: BrandCode | ''
  readonly brands: readonly BrandShown[]
  readonly onBrand: (brand: BrandCode | '') => void
}) => {
  const say = useWords()
  return (
    <Choice
      label={say('brand')}
      name="brand"
      value={brand}
      onChange={event => onBrand(brands.find(({ code }) => code === event.target.value)?.code ?? '')}
    >
      <option value="">{say('brand_unknown')}</option>
      {brands.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </Choice>
  )
}

const DeviceFields = ({
  given,
  brand,
  brands,
  onBrand,
  recorder,
}: {
  readonly given: GivenDevice | undefined
  readonly brand: BrandCode | ''
  readonly brands: readonly BrandShown[]
  readonly onBrand: (brand: BrandCode | '') => void
  readonly recorder: boolean
}) => {
  const say = useWords()
  const language = useLanguage()
  const chosen = brands.find(({ code }) => code === brand)
  const hint = chosen?.password_hint[language]
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <BrandChoice brand={brand} brands={brands} onBrand={onBrand} />
        {given === undefined && (
          <Field
            label={say('device_address')}
            name="address"
            required
            maxLength={255}
            spellCheck={false}
            autoCapitalize="none"
            placeholder="192.168.1.64"
            hint={say('device_address_why')}
          />
        )}
        <Field
          key={chosen?.username}
          label={say(recorder ? 'recorder_user' : 'camera_user')}
          name="username"
          defaultValue={chosen?.username ?? ''}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={120}
        />
        <PasswordField
          label={say(recorder ? 'recorder_password' : 'camera_password')}
          name="password"
          autoComplete="new-password"
          maxLength={200}
          {...(hint === undefined ? {} : { hint })}
        />
      </div>
      {chosen?.live && <Notes brand={chosen} />}
      <details className="rounded-lg border border-line px-4 py-1">
        <summary className="min-h-11 cursor-pointer py-2.5 text-quiet">{say('more_settings')}</summary>
        <div className="grid gap-5 pb-4 sm:grid-cols-2">
          <Field
            label={say('rtsp_port')}
            name="rtsp_port"
            inputMode="numeric"
            pattern="[0-9]{1,5}"
            defaultValue={given?.rtsp_port ?? ''}
            placeholder="554"
          />
          {!recorder && (
            <Field label={say('channel')} name="channel" inputMode="numeric" pattern="[0-9]{1,3}" placeholder="1" />
          )}
        </div>
      </details>
    </>
  )
}

const Notes = ({ brand }: { readonly brand: BrandShown }) => {
  const say = useWords()
  const language = useLanguage()
  if (brand.notes.length === 0) return null
  return (
    <div className="rounded-lg border border-line bg-night px-4 py-3 text-sm">
      <p className="mb-1 font-medium">{say('brand_notes', { brand: brand.label })}</p>
      <ul className="grid list-disc gap-1 pl-5 text-quiet">
        {brand.notes.map(({ code, says }) => (
          <li key={code}>{says[language]}</li>
        ))}
      </ul>
    </div>
  )
}

const wishIn = (form: FormData, given: GivenDevice | undefined): StartProbe => {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const brand = text('brand')
  return {
    address: given?.address ?? text('address'),
    brand: brand === '' ? null : (brand as BrandCode),
    username: text('username'),
    password: String(form.get('password') ?? ''),
    ...(text('channel') === '' ? {} : { channel: Number(text('channel')) }),
    rtsp_port: text('rtsp_port') === '' ? null : Number(text('rtsp_port')),
  }
}
