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
