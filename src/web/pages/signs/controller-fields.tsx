// The list of those who answer for footage; the first answers for every camera that names no other.

import type { Controller } from '#contract/controller.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { useWords } from '#web/words/language.ts'

const fieldWords = {
  name: 'controller_name',
  address: 'controller_address',
  phone: 'controller_phone',
  email: 'controller_email',
} as const
const fields = ['name', 'address', 'phone', 'email'] as const

export const ControllerFields = ({
  controllers,
  onChange,
  complaint,
}: {
  readonly controllers: readonly Controller[]
  readonly onChange: (controllers: readonly Controller[]) => void
  readonly complaint: string | undefined
}) => {
  const say = useWords()
  const set = (at: number, change: Partial<Controller>) =>
    onChange(controllers.map((one, here) => (here === at ? { ...one, ...change } : one)))
  const add = () => {
    const id = freeId(controllers)
    onChange([...controllers, { id, name: '', address: '', phone: '', email: '' }])
  }
  return (
    <div className="grid gap-5">
      {controllers.map((controller, at) => (
        <fieldset key={controller.id} className="grid gap-4 rounded-lg border border-line p-4">
          <legend className="px-1 font-medium">
            {say('controller')} {controllers.length > 1 ? at + 1 : ''}
          </legend>
          {fields.map(field => (
            <Field
              key={field}
              label={say(fieldWords[field])}
              value={controller[field]}
              autoComplete="off"
              inputMode={field === 'phone' ? 'tel' : field === 'email' ? 'email' : 'text'}
              {...(field === 'name' && at === 0 ? { hint: say('controller_name_why') } : {})}
              onChange={event => set(at, { [field]: event.target.value })}
            />
          ))}
          {at > 0 && (
            <Button
              aria-label={say('controller_remove', { name: controller.name })}
              onClick={() => onChange(controllers.filter((_, here) => here !== at))}
            >
              {say('controller_drop')}
            </Button>
          )}
        </fieldset>
      ))}
      {complaint !== undefined && (
        <p role="alert" className="text-sm text-bad">
          {complaint}
        </p>
      )}
      <div className="grid gap-1.5">
        <Button onClick={add}>{say('controller_more')}</Button>
        <p className="text-sm text-quiet">{say('controller_first')}</p>
      </div>
    </div>
  )
}

const freeId = (taken: readonly Controller[]): string => {
  const ids = new Set(taken.map(({ id }) => id))
  for (let count = taken.length + 1; ; count++) {
    const id = `ben-${count}`
    if (!ids.has(id)) return id
  }
}
