//! What every answer has, and who gets which.

use super::*;

#[tokio::test]
async fn t61_trace_and_connect_are_refused() {
    let server = serve(generous(), echo()).await;
    for line in ["TRACE /healthz", "TRACE /nowhere", "CONNECT example.net:443"] {
        let answer = server
            .say(&format!(
                "{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncookie: s3cret\r\n\r\n"
            ))
            .await;
        assert_eq!(status_of(&answer), "405", "{line}: {answer}");
        assert!(!answer.contains("s3cret"), "{answer}");
    }
}

#[tokio::test]
async fn t61_metrics_are_for_the_admin_listener_alone() {
    let server = serve(generous(), echo()).await;
    for path in ["/metrics", "/debug", "/admin"] {
        assert_eq!(status_of(&server.get(path).await), "404", "{path}");
    }
    let (_switch, surroundings) = surroundings(generous());
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = admin_router(surroundings.clone());
    tokio::spawn(Server { listener, router, surroundings }.run());
    let answer = reqwest::get(format!("http://{address}/metrics")).await.expect("an answer");
    assert_eq!(answer.headers()["content-type"], metrics::CONTENT_TYPE);
    assert!(answer.text().await.expect("a text").ends_with("# EOF\n"));
}

#[tokio::test]
async fn t59_what_people_send_never_becomes_a_label() {
    let routes = Router::new().route("/api/v1/check/{domain}", get(async || "ok"));
    let server = serve(generous(), routes).await;
    server.get("/api/v1/check/contoso.com?text=s3cret").await;
    server.get("/s3cret").await;
    let text = server.metrics.text();
    assert!(text.contains(r#"route="/api/v1/check/{domain}",status="2xx"} 1"#), "{text}");
    assert!(text.contains(r#"route="none",status="4xx"} 1"#), "{text}");
    assert!(!text.contains("s3cret") && !text.contains("contoso"), "{text}");
}

#[tokio::test]
async fn answers_name_the_request_and_not_the_server() {
    let server = serve(generous(), echo()).await;
    let url = format!("http://{}/healthz", server.address);
    let client = reqwest::Client::new();
    let ask = async || client.get(&url).header("x-request-id", "mine").send().await.expect("");
    let (one, other) = (ask().await, ask().await);
    assert_eq!(one.headers()["x-content-type-options"], "nosniff");
    assert!(one.headers().get("server").is_none());
    assert_ne!(one.headers()["x-request-id"], other.headers()["x-request-id"]);
    assert_ne!(one.headers()["x-request-id"], "mine");
    assert_eq!(one.text().await.expect("a text"), "ok");
}

#[tokio::test]
async fn a_request_knows_who_sent_it() {
    let peer = get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string());
    let server = serve(generous(), Router::new().route("/peer", peer)).await;
    assert!(server.get("/peer").await.ends_with("\r\n\r\n127.0.0.1"));
}

#[tokio::test]
async fn http_2_is_spoken_to_those_who_begin_with_it() {
    let server = serve(generous(), echo()).await;
    let client = reqwest::Client::builder().http2_prior_knowledge().build().expect("a client");
    let url = format!("http://{}/echo", server.address);
    let answer = client.post(url).body("hello").send().await.expect("an answer");
    assert_eq!(answer.version(), reqwest::Version::HTTP_2);
    assert_eq!(answer.text().await.expect("a text"), "hello");
}
