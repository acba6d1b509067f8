import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App } from 'antd'
import { useEffect, useRef } from 'react'
import { ApiProblem } from '../lib/api.ts'

/** One step that changes something: says that it is done, and has the lists it touches read again. */
export function useAct<Input = void, Output = unknown>(
  work: (input: Input) => Promise<Output>,
  options: {
    done?: string
    /** Once it is done, before anything is read again. */
    before?: () => void
    touches: readonly QueryKey[]
    after?: (output: Output) => void
  },
) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useMutation<Output, Error, Input>({
    mutationFn: work,
    async onSuccess(output) {
      options.before?.()
      if (options.done) message.success(options.done)
      await Promise.all(options.touches.map((queryKey) => queries.invalidateQueries({ queryKey })))
      options.after?.(output)
    },
  })
}

/** Why a step was refused, with the fields concerned; nothing where it was not. */
export function Refused({ error }: { error: Error | null }) {
  const place = useRef<HTMLDivElement>(null)
  // Below a long form stands the button, above it the reason: it is brought to where one looks.
  useEffect(() => {
    if (error) place.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  if (!error) return null
  const fields = error instanceof ApiProblem ? [...new Set(Object.values(error.fields))] : []
  return (
    <div ref={place} className="refused">
      <Alert
        type="error"
        showIcon
        style={{ marginBottom: 16 }}
        title={error.message}
        description={
          fields.length > 0 ? (
            <ul className="plain-list">
              {fields.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          ) : undefined
        }
      />
    </div>
  )
}
