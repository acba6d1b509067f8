import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App } from 'antd'
import { ApiProblem } from '../lib/api.ts'

/** One step that changes something: says that it is done, and has the lists it touches read again. */
export function useAct<Input = void, Output = unknown>(
  work: (input: Input) => Promise<Output>,
  options: { done?: string; touches: readonly QueryKey[]; after?: (output: Output) => void },
) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useMutation<Output, Error, Input>({
    mutationFn: work,
    async onSuccess(output) {
      if (options.done) message.success(options.done)
      await Promise.all(options.touches.map((queryKey) => queries.invalidateQueries({ queryKey })))
      options.after?.(output)
    },
  })
}

/** Why a step was refused, with the fields concerned; nothing where it was not. */
export function Refused({ error }: { error: Error | null }) {
  if (!error) return null
  const fields = error instanceof ApiProblem ? [...new Set(Object.values(error.fields))] : []
  return (
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
  )
}
