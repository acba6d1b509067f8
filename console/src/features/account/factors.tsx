import type { OwnAccount } from '@yangguang/server/contract/foundation/identity'
import { Alert, Button, Card, List, Modal, Popconfirm, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { useProof } from './proof.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { TotpForm } from './totp-form.tsx'

/** Second factors of one's own: bound, named, taken away. */
export function Factors({ account }: { account: OwnAccount }) {
  const [adding, setAdding] = useState<'totp' | 'passkey' | null>(null)
  const { proving, dialog } = useProof()
  const remove = useAct((path: string) => proving(() => api.remove(path)), {
    done: '已删除',
    touches: [['account']],
  })
  const rows = [
    ...(account.totp ? [{ key: 'totp', name: '手机验证器', about: '动态口令', path: '/account/totp' }] : []),
    ...account.passkeys.map((key) => ({
      key: key.id,
      name: key.name,
      about: `通行密钥，${moment(key.createdAt)} 登记，${key.lastUsedAt ? `最近使用 ${moment(key.lastUsedAt)}` : '尚未使用'}`,
      path: `/account/passkeys/${encodeURIComponent(key.id)}`,
    })),
  ]
  const done = () => setAdding(null)
  return (
    <Card
      title="第二验证方式"
      extra={
        <Space>
          {account.totp ? null : <Button onClick={() => setAdding('totp')}>绑定验证器</Button>}
          <Button onClick={() => setAdding('passkey')}>登记通行密钥</Button>
        </Space>
      }
    >
      <Refused error={remove.error} />
      {account.factorRequired ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title="您的岗位须保留至少一种第二验证方式。"
        />
      ) : null}
      <List
        dataSource={rows}
        locale={{ emptyText: <span className="quiet">尚未登记，仅凭密码登录。</span> }}
        renderItem={(row) => (
          <List.Item
            key={row.key}
            actions={[
              <Popconfirm
                key="remove"
                title={`删除“${row.name}”？`}
                okText="删除"
                onConfirm={() => remove.mutate(row.path)}
              >
                <Button type="link" danger>
                  删除
                </Button>
              </Popconfirm>,
            ]}
          >
            <List.Item.Meta title={row.name} description={row.about} />
            <Tag color="#1b6e3c">启用</Tag>
          </List.Item>
        )}
      />
      {rows.length > 0 ? <RecoveryCodes recovery={account.recovery} /> : null}
      {dialog}
      <Modal
        title={adding === 'totp' ? '绑定手机验证器' : '登记通行密钥'}
        open={adding !== null}
        onCancel={done}
        footer={null}
        mask={{ closable: false }}
        destroyOnHidden
        width={440}
      >
        {adding === 'totp' ? <TotpForm onAnswer={done} /> : <PasskeyForm onAnswer={done} />}
      </Modal>
    </Card>
  )
}
