// Address door: a whole rtsp:// address is known. It is looked at first; whoever knows both streams of a camera that is not there yet
// writes them down by hand.

import type { Camera } from '#contract/camera.ts'
import type { StartProbe } from '#contract/probe.ts'
import { PasswordField } from '#web/pages/password-field.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'
import { ByHandForm } from './by-hand-form.tsx'
import { LookAndAdd } from './look-and-add.tsx'

export const AddressDoor = ({ onAdded }: { readonly onAdded: (camera: Camera) => void }) => {
  const say = useWords()
  return (
    <div className="grid gap-5">
      <LookAndAdd wishOf={wishIn} onAdded={onAdded}>
        <Field
          label={say('rtsp_address')}
          name="address"
          inputMode="url"
          required
          maxLength={500}
          spellCheck={false}
          autoCapitalize="none"
          placeholder="rtsp://192.168.1.64:554/…"
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={say('camera_user')}
            name="username"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={120}
          />
          <PasswordField label={say('camera_password')} name="password" autoComplete="new-password" maxLength={200} />
        </div>
      </LookAndAdd>
      <details className="rounded-lg border border-line px-4 py-1">
        <summary className="min-h-11 cursor-pointer py-2.5 text-quiet">{say('by_hand')}</summary>
        <div className="pt-2 pb-4">
          <ByHandForm onAdded={onAdded} />
        </div>
      </details>
    </div>
  )
}

const wishIn = (form: FormData): StartProbe => ({
  address: String(form.get('address') ?? '').trim(),
  username: String(form.get('username') ?? ''),
  password: String(form.get('password') ?? ''),
})
