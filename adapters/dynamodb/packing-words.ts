/**
 * What fulfilments and returns are made of: rare words first, since deflate reaches the nearest cheapest. Never changed: what was
 * packed with it can be read with nothing else. New words belong in a second dictionary.
 */
export const WORDS_1 = [
  '"NO_LONGER_WANTED""BOUGHT_BY_MISTAKE""BETTER_PRICE""WRONG_SIZE""PACKAGING_DAMAGED""MISSING_ACCESSORY""SCRATCHED"',
  '"WRONG_ITEM""NOT_AS_DESCRIBED""DAMAGED_IN_TRANSIT""DEFECTIVE""SUBJECTIVE""MINOR""FAULT_MUST_BE_ACCEPTED""FAULT"',
  '"EMPTY_BOX""SHORT_SHIPPED""LOST_IN_TRANSIT""UNIDENTIFIED""C_SCRAP""B_REFURBISHABLE""X_PROHIBITED""A_SELLABLE"',
  '"FULFILLER_DAMAGED""CARRIER_DAMAGED""CUSTOMER_DAMAGED""BONDED_REPAIR""QUARANTINE""RETURN_TO_ORIGIN""RETURN_TO_SELLER"',
  '"REFURBISH""EXPIRED""CANCELLED""DECLINED""RETURNLESS_REFUND""PARTIAL_REFUND_OFFERED""PENDING_REVIEW""ACTION_REQUIRED"',
  '"EXCHANGE""FBA_REMOVAL""UNANNOUNCED""TRANSFER_RECALL""RTS""AMAZON""WOOCOMMERCE""SHOPIFY""externalLineId":"',
  '"note":"","serials":["externalReturnId":"","externalReturnLineId":"","causeId":"","offer":{"home":{"relief',
  '"boxLabel":{"boxId":"","formerLabels":["avoid":["acts":[{"act":"STOP-1","at":"","answer":"accepted"refused"asked"}]',
  '"refusals":{"count":1,"services":[]},"short":{"at":"","lines":[{"sku":"","missing":1}]},"stop":{"at":"","answer":"stopped"too_late"}',
  '"LTL_LOCAL""POSTAL_HYBRID""FEDEX""PUROLATOR""CANADA_POST""CAD""EUR""CNY""+1 Street Avenue Apt ""NY""NJ""CA""TX""address2',
  'not from US-LAX: more miles than the nearest, no stock, US-DFW US-ORD US-EWR: 6 miles',
  'PARCEL_TOO_SMALL_FOR_FREIGHT, TOO_HEAVY TOO_LONG REMOTE_AREA PO_BOX NO_ON_TIME_HISTORY CHEAPER_IS_ENOUGH ',
  '"warehouseId":"US-EWR","serviceId":"USPS_GROUND_ADVANTAGE","carrier":"USPS","priceCents":675,"weightG":980,"dimensions":{"lengthMm":380,"widthMm":180,"heightMm":90}}',
  '"tenant":"","returnId":"ret_","epoch":1,"kind":"CUSTOMER","orderId":"ord_","orderReference":"","resolution":"REFUND","channel":{"source":"API","externalOrderId":""},',
  '"from":{"name":"","phone":"","lines":[""],"city":"","region":"","postalCode":"","country":"US"},"lines":[{"lineId":"1","sku":"","quantity":1,"reason":"DEFECTIVE","unitPrice":{"amount":"39.00","currency":"USD"}}],"claimsOrderLines":true,',
  '"triage":{"outcome":"APPROVED","reasonClass":"FAULT","itemValue":{"amount":"39.00","currency":"USD"},"returnFreight":{"amount":"6.75","currency":"USD"},"handling":{"amount":"3.50","currency":"USD"},"threshold":{"amount":"15.00","currency":"USD"},"freightPayer":"SELLER","why":["FAULT_MUST_BE_ACCEPTED"]},"wayBack":{',
  '"deskId":"ret_","label":{"labelReference":"ret_-1","carrier":"USPS","serviceId":"","trackingNumber":"9200190","carrierShipmentId":"shp_","price":{"amount":"","currency":"USD"},"labelKey":"T//returns/ret_/label.pdf","boughtAt":"2026-"},"trackingNumbers":[],',
  '"refunds":[{"refundId":"ret_-received","amount":{"amount":"39.00","currency":"USD"},"reason":"RECEIVED","at":"2026-"}],',
  '"graded":[{"groupId":"g1","sku":"","lineId":"1","quantity":1,"reception":"RECEIVED","grade":"A_SELLABLE","fault":"SELLABLE","used":false,"disposition":"RESTOCK","why":["RESTOCK 38.40","LIQUIDATE 13.35","DONATE -0.40","DESTROY -2.00"],"recovery":{"amount":"38.40","currency":"USD"}}],',
  '"works":[{"workId":"ret_-w1","groupId":"g1","sku":"","quantity":1,"disposition":"RESTOCK","orderedAt":"2026-","doneAt":"2026-","needsProof":false}],"requestHash":"',
  '"since":{"TRIAGED":"2026-","REQUESTED":"2026-","APPROVED":"2026-","DISPOSITION_PENDING":"2026-","ARRIVED":"2026-","LABEL_ISSUED":"2026-","IN_TRANSIT":"2026-","PROCESSING":"2026-","INSPECTING":"2026-","AWAITING_ARRIVAL":"2026-","COMPLETED":"2026-"},',
  '"tenant":"","orderId":"ord_","n":1,"statusSince":"2026-","epoch":1,"attempt":1,"warehouseId":"US-EWR","lines":[{"lineId":"1","sku":"","quantity":1}],"allocation":["US-EWR:  miles"],',
  '"route":{"rateCard":"last-mile-2026-01","serviceId":"UPS_GROUND","carrier":"UPS","name":"UPS Ground","mode":"EXPRESS","days":{"from":1,"to":1},"priceCents":1079,',
  '"alternatives":[{"serviceId":"FEDEX_2DAY","lostBecause":"score 2740 against 1399: price worse by 1071c, days worse by 1, on time worse by 10 per mille"},{"serviceId":"USPS_GROUND_ADVANTAGE","lostBecause":"SLOWER_THAN_PROMISED"},{"serviceId":"UPS_GROUND_SAVER","lostBecause":"SLOWER_THAN_PROMISED"},{"serviceId":"LTL_HOME","lostBecause":"PARCEL_TOO_SMALL_FOR_FREIGHT, SLOWER_THAN_PROMISED"}],',
  '"refused":[{"serviceId":"PUROLATOR_GROUND","reasons":["COUNTRY_NOT_SERVED"]},{"serviceId":"CANADA_POST_EXPEDITED","reasons":["COUNTRY_NOT_SERVED"]}]},',
  '"label":{"labelReference":"ord_-1-1","carrier":"UPS","serviceId":"UPS_GROUND","trackingNumber":"1Z","carrierShipmentId":"shp_","price":{"amount":"10.79","currency":"USD"},"labelKey":"T//orders/ord_/label-ord_-1-1.pdf","boughtAt":"2026-"},"releasedAt":"2026-',
  '"floor":{"pickingAt":"2026-","packed":{"at":"2026-","weightG":900,"dimensions":{"lengthMm":400,"widthMm":200,"heightMm":110},"picks":[{"sku":"","quantity":1,"bin":"A01-1","lot":"shp_.2026-"}],"material":""},"handedOverAt":"2026-"},"shippedAt":"2026-',
  '"createdAt":"2026-","updatedAt":"2026-","statusSince":"2026-","closedAt":"2026-","closeReason":"PROCESSED"deliver","nextDeadlineAt":"2027-',
].join('');
