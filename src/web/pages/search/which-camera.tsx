// Which camera: a search that began at the menu: one press on the camera that saw the place, or several cameras together.

import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { ForwardIcon, SearchIcon } from '#web/ui/icons.tsx'
import { matches } from '#web/ui/matching.ts'
import { useOpened } from '#web/ui/opened.ts'
import { useWords } from '#web/words/language.ts'
import { ChooseCameras } from './choose-cameras.tsx'

/** So many are seen without looking for one. */
const IN_SIGHT = 8

export const WhichCamera = ({ all }: { readonly all: readonly Camera[] }) => {
  const say = useWords()
  const navigate = useNavigate()
  const { open, show, shut } = useOpened()
  if (all.length === 0) return <NoCamera />
  return (
    <div className="mx-auto grid w-full max-w-5xl content-start gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold">{say('search_no_camera')}</h1>
        {all.length > 1 && <Button onClick={() => show('cameras')}>{say('search_several')}</Button>}
      </div>
      <p className="max-w-[75ch] text-quiet">{say('search_no_camera_why')}</p>
      <CameraLinks all={all} />
      {open === 'cameras' && (
        <ChooseCameras
          all={all}
          chosen={[]}
          onClose={shut}
          onChoose={ids =>
            void navigate({
              to: '/search',
              search: ({ open: _, ...before }) => ({ ...before, cameras: ids.join(',') }),
              replace: true,
            })
          }
        />
      )}
    </div>
  )
}

const CameraLinks = ({ all }: { readonly all: readonly Camera[] }) => {
  const say = useWords()
  const [typed, setTyped] = useState('')
  const found = all.filter(({ name, place }) => matches(typed, name, place))
  return (
    <>
      {all.length > IN_SIGHT && (
        <Field
          label={say('find_camera')}
          value={typed}
          autoComplete="off"
          onChange={event => setTyped(event.target.value)}
        />
      )}
      <ul aria-label={say('cameras')} className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {found.map(({ id, name, place }) => (
          <li key={id}>
            <Link
              to="/search"
              search={before => ({ ...before, cameras: id })}
              className="flex min-h-14 items-center gap-3 rounded-lg border border-line bg-slate px-4 py-2 hover:bg-raised"
            >
              <span className="grid min-w-0 flex-1">
                <span className="font-medium wrap-anywhere">{name}</span>
                {place !== '' && <span className="text-sm text-quiet wrap-anywhere">{place}</span>}
              </span>
              <ForwardIcon />
            </Link>
          </li>
        ))}
        {found.length === 0 && <li className="py-2 text-quiet">{say('nothing_matches', { text: typed })}</li>}
      </ul>
    </>
  )
}

const NoCamera = () => {
  const say = useWords()
  return (
    <div className="mx-auto grid w-full max-w-3xl flex-1 content-center gap-4 p-4">
      <h1 className="sr-only">{say('nav_search')}</h1>
      <EmptyState
        title={say('search_empty')}
        drawing={<SearchIcon />}
        action={
          <Link to="/add-camera" className={buttonLook('strong')}>
            {say('search_add_cameras')}
          </Link>
        }
      >
        {say('review_empty_why')}
      </EmptyState>
    </div>
  )
}
