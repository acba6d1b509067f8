import type { Wording } from '#platform/errors'

/** How a fee was reached, for the notice (国办函〔2020〕109号) and the case file. */
export function explainPieces(fee: { fee: number; firstPiece: number; lastPiece: number }): string {
  const range =
    fee.firstPiece === fee.lastPiece ? `第${fee.firstPiece}件` : `第${fee.firstPiece}件至第${fee.lastPiece}件`
  return fee.fee === 0
    ? `本次申请为申请人当月${range}，按件计收，不收取信息处理费。`
    : `本次申请为申请人当月${range}，按件计收，超额累进，应缴信息处理费${fee.fee}元。`
}

export function explainPages(pages: number, fee: number): string {
  return fee === 0
    ? `本次提供${pages}页，按量计收，不收取信息处理费。`
    : `本次提供${pages}页，按量计收，超额累进，应缴信息处理费${fee}元。`
}

export const feesWording: Wording = {
  'fees.off': '本机关没有启用信息处理费，请先在“收费设置”中启用后再发收费通知。',
  'fees.charged_already': '本申请已经发过收费通知，一件申请只收取一次。',
  'fees.nothing_due': '按规定计算，本次申请不需要缴费：{why}请直接办理。',
  'fees.not_charged': '本申请没有发过收费通知。',
  'fees.paid_already': '本申请的信息处理费已经缴纳并登记。',
  'fees.lapsed': '缴费期限已于{due}届满，视为放弃申请；请作出不再处理的告知，申请人可以重新提出申请。',
  'fees.paid_out_of_range': '缴费日期应在发出通知之日至今天之间。',
  'fees.from_past': '启用日期不能早于今天：已经收到的申请按收到时的做法办理。',
  'fees.way_missing': '请写明缴费方式，收费通知书须载明。',
}
