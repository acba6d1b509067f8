import { useQuery } from '@tanstack/react-query'
import { Select, type SelectProps } from 'antd'
import { bodiesQuery } from './bodies.ts'

/** Chooses among the bodies that exist today, by any part of the name. */
export function BodySelect({ without, ...rest }: SelectProps & { without?: string | undefined }) {
  const bodies = useQuery(bodiesQuery)
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      loading={bodies.isPending}
      placeholder="输入名称查找"
      options={(bodies.data ?? [])
        .filter((body) => body.id !== without && body.endedOn === null)
        .map((body) => ({ value: body.id, label: body.name }))}
      {...rest}
    />
  )
}
