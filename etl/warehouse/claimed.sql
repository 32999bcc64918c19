-- How many claims on {record} follow an earlier delivery of the same sender.
SELECT count(*) FROM claim c JOIN sender s ON s.sent_by = c.sent_by AND s.unit < c.unit WHERE c.record = '{record}'
